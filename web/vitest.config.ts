import { createRequire } from 'node:module';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

/** Vitest loads graphql's two builds side by side, and each refuses the other's schema. Here, and only here, the name means one. */
const oneGraphql = join(createRequire(import.meta.url).resolve('graphql/package.json'), '..', 'index.js');

/** Two rounds: what a screen computes, without a browser; and the story, in a real one, against the server as it is built. */
export default defineConfig({
  root: import.meta.dirname,
  cacheDir: '../node_modules/.vite/web',
  test: {
    // Most of the time in a browser is waited for: three at once, each with a server and people of its own.
    maxWorkers: Math.max(3, availableParallelism() - 1),
    projects: [
      {
        extends: './vite.config.ts',
        resolve: { alias: [{ find: /^graphql$/, replacement: oneGraphql }] },
        test: { name: 'web', include: ['**/*.test.{ts,tsx}'], exclude: ['e2e/**'], environment: 'node', setupFiles: ['access', 'inside', 'board', 'keys', 'thread', 'contacts', 'settings', 'tokens', 'written', 'admin'].map((part) => `ui/words/${part}.ts`) },
      },
      {
        root: import.meta.dirname,
        cacheDir: '../node_modules/.vite/web',
        // Whatever is polled for is waited for as long as the browser waits for an element; what has a promised time says it where it is expected.
        test: { name: 'e2e', expect: { poll: { timeout: 30_000 } }, include: ['e2e/**/*.test.ts'], exclude: ['e2e/**/*.long.test.ts'], testTimeout: 120_000, hookTimeout: 120_000 },
      },
      {
        root: import.meta.dirname,
        cacheDir: '../node_modules/.vite/web',
        test: { name: 'e2e-long', expect: { poll: { timeout: 30_000 } }, include: ['e2e/**/*.long.test.ts'], fileParallelism: false, testTimeout: 120_000, hookTimeout: 120_000 },
      },
    ],
  },
});
