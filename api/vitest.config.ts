import { createRequire } from 'node:module';
import { join } from 'node:path';
import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config';
import { decorators } from './start/decorators.ts';

const house = ['test/house.test.ts'];
const contract = ['graphql/contract.test.ts', 'graphql/contract/**/*.test.ts'];

/** Three rounds: the house rules and the contract need no database; everything else has a real Postgres to itself. */
export default defineConfig({
  root: import.meta.dirname,
  cacheDir: '../node_modules/.vite/api',
  test: {
    projects: [
      project({ name: 'house', include: house }),
      project({ name: 'contract', include: contract }),
      project({
        name: 'api',
        include: ['**/*.test.ts'],
        exclude: [...house, ...contract],
        globalSetup: ['test/postgres-for-the-run.ts'],
      }),
    ],
  },
});

function project(test: TestProjectInlineConfiguration['test']): TestProjectInlineConfiguration {
  return {
    root: import.meta.dirname,
    cacheDir: '../node_modules/.vite/api',
    oxc: decorators,
    resolve: { alias: [{ find: /^graphql$/, replacement: oneGraphql() }] },
    test: { environment: 'node', testTimeout: 20_000, hookTimeout: 30_000, ...test },
  };
}

/** Vitest loads graphql's two builds side by side, and each refuses the other's schema. Here, and only here, the name means one. */
function oneGraphql(): string {
  return join(createRequire(import.meta.url).resolve('graphql/package.json'), '..', 'index.js');
}
