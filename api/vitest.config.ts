import { createRequire } from 'node:module';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config';
import { decorators } from './start/decorators.ts';

const house = ['test/house.test.ts', 'test/habits.test.ts', 'test/words.test.ts'];
const long = '**/*.long.test.ts';
const contract = ['graphql/contract.test.ts', 'graphql/contract/**/*.test.ts'];

/** Four rounds: the house rules and the contract need no database; everything else has a real Postgres to itself. */
export default defineConfig({
  root: import.meta.dirname,
  cacheDir: '../node_modules/.vite/api',
  test: {
    // Half of the time a test waits for Postgres, which is another process: three at once, also where there are but two cores.
    maxWorkers: Math.max(3, availableParallelism() - 1),
    projects: [
      project({ name: 'house', include: house }),
      project({ name: 'contract', include: contract }),
      project({
        name: 'api',
        include: ['**/*.test.ts'],
        exclude: [...house, ...contract, long],
        globalSetup: ['test/postgres-for-the-run.ts'],
      }),
      // Statistics and measurements: minutes, on a machine with nothing else to do. One file after the other.
      project({ name: 'long', include: [long], globalSetup: ['test/postgres-for-the-run.ts'], fileParallelism: false, testTimeout: 60_000 }),
    ],
  },
});

function project(test: TestProjectInlineConfiguration['test']): TestProjectInlineConfiguration {
  return {
    root: import.meta.dirname,
    cacheDir: '../node_modules/.vite/api',
    oxc: decorators,
    resolve: { alias: [{ find: /^graphql$/, replacement: oneGraphql() }] },
    // What is polled for is waited for as long as a busy machine may need; what has a promised time says it where it is expected.
    test: { environment: 'node', testTimeout: 20_000, hookTimeout: 30_000, expect: { poll: { timeout: 10_000 } }, ...test },
  };
}

/** Vitest loads graphql's two builds side by side, and each refuses the other's schema. Here, and only here, the name means one. */
function oneGraphql(): string {
  return join(createRequire(import.meta.url).resolve('graphql/package.json'), '..', 'index.js');
}
