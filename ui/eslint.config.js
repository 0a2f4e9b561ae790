// What a reader must not find in the face: arrows that point back, promises nobody awaits, words outside Fluent.
import svelte from 'eslint-plugin-svelte';
import typescript from 'typescript-eslint';
import { arrows } from './eslint/arrows.js';
import { words } from './eslint/words.js';
import svelteConfig from './svelte.config.js';

const house = { rules: { arrows, words } };

export default typescript.config(
  { ignores: ['dist/', 'node_modules/', 'src/ipc/bindings.ts'] },
  ...typescript.configs.strict,
  ...svelte.configs.recommended,
  {
    files: ['src/**/*.ts', 'src/**/*.svelte'],
    languageOptions: {
      parserOptions: {
        parser: typescript.parser,
        projectService: true,
        tsconfigRootDir: import.meta.dirname,
        extraFileExtensions: ['.svelte'],
        svelteConfig,
      },
    },
    plugins: { house },
    rules: {
      'house/arrows': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      'no-console': 'error',
      eqeqeq: 'error',
    },
  },
  {
    files: ['src/**/*.svelte'],
    rules: {
      'house/words': 'error',
      // `{@html}` would let text from another laptop become a page.
      'svelte/no-at-html-tags': 'error',
    },
  },
);
