// Svelte with runes everywhere, so that an old-style component fails at once instead of half working.
import { vitePreprocess } from '@sveltejs/vite-plugin-svelte';

export default {
  preprocess: vitePreprocess(),
  compilerOptions: { runes: true },
};
