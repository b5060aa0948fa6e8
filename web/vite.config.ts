import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { defaultClientConditions, defineConfig } from 'vite';
import { sentences } from './sentences.ts';

/** The server behind `npm run dev`. */
const api = `http://localhost:${process.env['PORT'] ?? '4000'}`;

/** The web app and the playground, as files that a strict content policy lets pass: no inline script, no data: font. */
export default defineConfig({
  root: import.meta.dirname,
  cacheDir: '../node_modules/.vite/web',
  plugins: [react(), sentences()],
  resolve: {
    // Observables as the classes that every browser knows, not as what stood in for classes before.
    conditions: ['es2015', ...defaultClientConditions],
  },
  // The playground's workers are asked for in Vite's own way, which the scan of dependencies does not follow.
  optimizeDeps: { exclude: ['graphiql/setup-workers/vite', '@graphiql/react/setup-workers/vite', 'monaco-editor', 'monaco-graphql'] },
  build: {
    outDir: '../dist/web',
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: { input: ['index.html', 'playground.html'].map((page) => join(import.meta.dirname, page)) },
  },
  server: {
    port: 5173,
    proxy: Object.fromEntries(
      // In development the browser's origin is Vite's; the server behind must see its own.
      ['/graphql', '/images', '/imports', '/exports/', '/threads/', '/demo/', '/dev/outbox.json'].map((path) => [path, { target: api, ws: true, changeOrigin: true, rewriteWsOrigin: true, headers: { origin: api } }]),
    ),
  },
});
