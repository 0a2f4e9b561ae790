// How the face is built and tested: one plain page, nothing fetched from anywhere.
import { fileURLToPath } from 'node:url';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { svelteTesting } from '@testing-library/svelte/vite';
import { defineConfig } from 'vitest/config';

const folder = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  plugins: [svelte(), svelteTesting()],
  resolve: { alias: { $assets: folder('../assets') } },
  server: {
    host: '127.0.0.1',
    port: 5173,
    strictPort: true,
    // Words, fonts and icons live beside ui/, where the core reads them too.
    fs: { allow: [folder('..')] },
  },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    // The oldest engines a supported system brings: WebKitGTK 2.40, WKWebView of macOS 13, any WebView2.
    target: ['es2022', 'safari16'],
    // The content policy allows no inline script and no data: font, so nothing is inlined.
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
  },
  test: {
    environment: 'happy-dom',
    include: ['src/**/*.test.ts'],
    restoreMocks: true,
  },
});
