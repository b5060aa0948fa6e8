import { join } from 'node:path';
import { defineConfig } from 'vite';
import { decorators } from './start/decorators.ts';

/** The API's one compile path: main.ts, cli.ts and chaos.ts to dist/api, packages left in node_modules. */
export default defineConfig({
  root: import.meta.dirname,
  cacheDir: '../node_modules/.vite/api',
  oxc: decorators,
  build: {
    ssr: true,
    target: 'node26',
    outDir: '../dist/api',
    emptyOutDir: true,
    sourcemap: true,
    minify: false,
    rolldownOptions: { input: ['main.ts', 'cli.ts', 'chaos/chaos.ts'].map((door) => join(import.meta.dirname, door)) },
  },
});
