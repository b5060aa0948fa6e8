import { afterAll, beforeAll, expect, test } from 'vitest';
import { asOwner, bareDatabase } from '../../test/database.ts';
import { migrate } from '../orm.ts';

let url: string;
let drop: () => Promise<void>;
beforeAll(async () => {
  const database = await bareDatabase();
  url = database.url;
  drop = database.drop;
});
afterAll(() => drop());

test('a macro that takes a conversation goes on doing so, in its place, and its other acts stay as they were', async () => {
  await migrate(url, 'm009-notices');
  const ana = '00000000-0000-4000-8000-000000000001';
  await asOwner(url, `insert into account (id, kind, role, status, name, short_name, email, secure_phone) values ('${ana}', 'STAFF', 'STAFF', 'ACTIVE', 'Ana Moreau', 'Ana', 'ana@alderfinch.example', '+447700900117')`);
  const acts = ['[{"kind": "NOTE", "text": "\\"kind\\": \\"TAKE\\""}, {"kind": "TAKE"}, {"kind": "END", "outcomeId": null}]', '[{"kind": "TO_QUEUE"}]'];
  for (const [i, each] of acts.entries()) await asOwner(url, `insert into macro (id, owned_by, name, acts, written_by) values (gen_random_uuid(), 'FIRM', 'Macro ${i}', '${each}', '${ana}')`);
  await migrate(url);
  expect(await asOwner(url, 'select acts from macro order by name')).toEqual([
    { acts: [{ kind: 'NOTE', text: '"kind": "TAKE"' }, { kind: 'TO_SELF' }, { kind: 'END', outcomeId: null }] },
    { acts: [{ kind: 'TO_QUEUE' }] },
  ]);
});
