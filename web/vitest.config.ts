import { createRequire } from 'node:module';
import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

/** Vitest loads graphql's two builds side by side, and each refuses the other's schema. Here, and only here, the name means one. */
const oneGraphql = join(createRequire(import.meta.url).resolve('graphql/package.json'), '..', 'index.js');

/** Two rounds: what a screen computes, without a browser; and the story, in a real one, against the server as it is built. */
export default defineConfig({
  root: import.meta.dirname,
  cacheDir: '../node_modules/.vite/web',
  test: {
    projects: [
      {
        extends: './vite.config.ts',
        resolve: { alias: [{ find: /^graphql$/, replacement: oneGraphql }] },
        test: { name: 'web', include: ['**/*.test.{ts,tsx}'], exclude: ['e2e/**'], environment: 'node' },
      },
      {
        root: import.meta.dirname,
        cacheDir: '../node_modules/.vite/web',
        test: { name: 'e2e', include: ['e2e/**/*.test.ts'], fileParallelism: false, testTimeout: 120_000, hookTimeout: 120_000 },
      },
    ],
  },
});
