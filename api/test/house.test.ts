import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { doorsOf, isOpen, root, sourceFiles, textOf, withoutComments } from './house.ts';

const files = sourceFiles();

test('imports go down the house only: http, graphql, domain; app, features, data and ui; never from one half to the other', () => {
  const wrong = files.flatMap((file) => doorsOf(file).filter((door) => !isOpen(door)));
  expect(wrong.map(({ from, to }) => `${from} must not import ${to}`)).toEqual([]);
});

test('the guard of the doors knows a wrong one when it sees it', () => {
  const closed: [from: string, to: string][] = [
    ['web/app/Shell.tsx', 'api/config.ts'],
    ['web/features/desk/Desk.tsx', 'web/features/thread/Thread.tsx'],
    ['web/ui/Mark.tsx', 'web/data/client.ts'],
    ['web/data/client.ts', 'web/features/desk/Desk.tsx'],
    ['api/domain/threads/thread.ts', 'api/domain/messages/send.ts'],
    ['api/domain/threads/thread.ts', 'api/graphql/context.ts'],
    ['api/domain/threads/thread.ts', 'api/live/doorbell.ts'],
    ['api/domain/call.ts', 'api/domain/audit/record.ts'],
    ['api/graphql/context.ts', 'api/http/cookies.ts'],
    ['api/graphql/context.ts', 'api/live/doorbell.ts'],
    ['api/http/server.ts', 'api/db/orm.ts'],
    ['api/main.ts', 'api/test/cast.ts'],
    ['api/cli.ts', 'api/bench/options.ts'],
    ['api/domain/call.ts', 'api/bench/plan.ts'],
    ['api/bench/main.ts', 'api/http/server.ts'],
  ];
  expect(closed.filter(([from, to]) => isOpen({ from, to, typesOnly: false }))).toEqual([]);
  expect(isOpen({ from: 'api/domain/call.ts', to: 'api/live/doorbell.ts', typesOnly: true })).toBe(false);

  const open: [from: string, to: string, typesOnly?: 'types only'][] = [
    ['web/app/Shell.tsx', 'web/features/desk/Desk.tsx'],
    ['web/features/desk/Desk.tsx', 'web/features/desk/Card.tsx'],
    ['api/domain/staffing/suspend.ts', 'api/domain/threads/thread.ts'],
    ['api/domain/threads/thread.ts', 'api/domain/errors.ts'],
    ['api/http/graphql.ts', 'api/graphql/context.ts'],
    ['api/graphql/live.ts', 'api/live/doorbell.ts', 'types only'],
    ['api/main.ts', 'api/db/orm.ts'],
    ['api/bench/data/dataset.ts', 'api/db/embedded.ts'],
  ];
  expect(open.filter(([from, to, types]) => !isOpen({ from, to, typesOnly: types !== undefined }))).toEqual([]);
  expect(doorsOf('api/test/house.test.ts')).toEqual([{ from: 'api/test/house.test.ts', to: 'api/test/house.ts', typesOnly: false }]);
});

test('the environment is read in one place, so that every setting is known, checked and documented there', () => {
  const allowed = /^api\/config\.ts$|\.test\.tsx?$|^api\/(test|start)\/|^web\/e2e\/|\/vite(st)?\.config\.ts$/;
  expect(files.filter((file) => !allowed.test(file) && withoutComments(file).includes('process.env'))).toEqual([]);
});

test('a thing without a room gets a name, not a drawer', () => {
  const drawers = /(^|\/)(utils?|helpers?|common|shared|lib|services?|types|misc)\//i;
  expect(files.filter((file) => drawers.test(file))).toEqual([]);
});

test('files are called after things and deeds, and none only passes on what others export', () => {
  expect(files.filter((file) => /(manager|helper|util|impl|index)s?\.tsx?$/i.test(file))).toEqual([]);
});

test('nothing is typed as any', () => {
  const any = /(:|\bas|<|\||&)\s*any\b\s*([;,)=\]>|&[{]|$)|,\s*any>/m;
  expect(files.filter((file) => any.test(withoutComments(file)))).toEqual([]);
});

test('the top level holds the two halves, the contract and what starts them', () => {
  const known = ['api', 'web', 'schema.graphql', 'codegen.ts', 'package.json', 'package-lock.json', 'tsconfig.json', 'README.md'];
  const made = ['node_modules', 'dist'];
  const found = readdirSync(root).filter((name) => !name.startsWith('.') && !made.includes(name));
  expect(found.filter((name) => !known.includes(name))).toEqual([]);
});

test('no file names the machine that it was written on', () => {
  expect(files.filter((file) => /["'`\s(](\/work\/|\/home\/|\/Users\/|\/root\/)/.test(textOf(file)))).toEqual([]);
});
