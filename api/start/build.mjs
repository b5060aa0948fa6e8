import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { root, runQuietly, step } from './step.mjs';

const everywhere = ['package-lock.json', 'tsconfig.json'];

/**
 * What is made from what. A part is made again only where the contents of its sources changed since: dates say nothing
 * after a checkout, and reading a few hundred small files takes milliseconds.
 */
const parts = {
  contract: {
    name: 'contract',
    done: 'typed documents and hooks written',
    result: 'web/data/generated.ts',
    also: ['web/data/board/generated.ts', 'web/features/admin/generated.ts', 'web/features/settings/generated.ts', 'web/features/thread/texts/generated.ts', 'web/features/thread/written/generated.ts', 'dist/operations.graphql'],
    sources: () => [...everywhere, 'schema.graphql', 'codegen.ts', 'web/data/hooks-plugin.mjs', ...files('web').filter((file) => file.endsWith('.graphql'))],
    make: async () => {
      await runQuietly('@graphql-codegen/cli/esm/bin.js', ['--config', 'codegen.ts']);
      keepOperations();
    },
  },
  web: {
    name: 'web app',
    done: 'built',
    result: 'dist/web/index.html',
    sources: () => [...everywhere, ...files('web').filter(isProduct)],
    make: () => runQuietly('vite/bin/vite.js', ['build', '--config', 'web/vite.config.ts', '--logLevel', 'warn']),
  },
  api: {
    name: 'server',
    done: 'built',
    result: 'dist/api/main.js',
    sources: () => [...everywhere, 'schema.graphql', ...files('api').filter(isProduct)],
    make: () => runQuietly('vite/bin/vite.js', ['build', '--config', 'api/vite.config.ts', '--logLevel', 'warn']),
  },
};

/** Makes one of contract, web and api, if need be. */
export async function build(part) {
  const { name, done, result, also = [], sources, make } = parts[part];
  const stamps = join(root, 'dist', '.sources.json');
  const before = existsSync(stamps) ? JSON.parse(readFileSync(stamps, 'utf8')) : {};
  const now = hashOf(sources());
  if (before[part] === now && [result, ...also].every((path) => existsSync(join(root, path)))) return;

  await step(name, done, make);
  mkdirSync(join(root, 'dist'), { recursive: true });
  writeFileSync(stamps, JSON.stringify({ ...before, [part]: now }));
}

/** What the web app asks, for the server, which lets clients ask nothing else. */
function keepOperations() {
  const documents = files('web').filter((file) => file.endsWith('.graphql'));
  mkdirSync(join(root, 'dist'), { recursive: true });
  writeFileSync(join(root, 'dist/operations.graphql'), documents.map((file) => readFileSync(join(root, file), 'utf8')).join('\n'));
}

function hashOf(paths) {
  const hash = createHash('sha256');
  for (const path of paths) hash.update(`${path}\0`).update(readFileSync(join(root, path)));
  return hash.digest('hex');
}

function files(folder) {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath ?? entry.path, entry.name)).split(sep).join('/'))
    .sort();
}

/** Tests and their belongings are no part of what is built. */
function isProduct(path) {
  return !/\.test\.tsx?$|\/(test|e2e|docs|bench)\/|\.mjs$/.test(path);
}
