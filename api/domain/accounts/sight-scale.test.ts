import { afterAll, beforeAll, expect, test } from 'vitest';
import { openHouse, type House } from '../../test/cast.ts';
import type { Call } from '../call.ts';
import { clientTeams } from './client-teams.ts';
import { moveClients } from './move-clients.ts';
import { removalPreview } from './removal-preview.ts';
import { whoSeesWhom } from './sight-table.ts';

/* Fifty thousand clients, three hundred of the staff, fifty client teams, of which one holds half of all clients. */

let house: House;
let large: string;
let small: string;
let everyone: string;
beforeAll(async () => {
  house = await openHouse();
  await house.sql(`insert into account (id, kind, role, status, name, short_name)
    select gen_random_uuid(), 'STAFF', 'STAFF', 'ACTIVE', 'Colleague ' || n, 'C' from generate_series(1, 300) n`);
  await house.sql(`insert into account (id, kind, status, name, short_name)
    select gen_random_uuid(), 'CLIENT', case n % 10 when 0 then 'INVITED' else 'ACTIVE' end, md5(n::text), 'C' from generate_series(1, 50000) n`);
  await house.sql(`insert into client_team (id, name) select gen_random_uuid(), 'Branch ' || lpad(n::text, 2, '0') from generate_series(1, 50) n`);
  await house.sql(`with c as (select id, row_number() over (order by name) as n from account where kind = 'CLIENT' and id <> all($1)),
      t as (select id, row_number() over (order by name) as n from client_team where name like 'Branch%')
    insert into client_team_member (client_team_id, account_id) select t.id, c.id from c join t on t.n = case when c.n <= 25000 then 1 else c.n % 49 + 2 end`, [Object.values(house.cast)]);
  await house.sql(`insert into client_team_member (client_team_id, account_id)
    select t.id, a.id from account a join client_team t on abs(hashtext(a.id::text || t.id::text)) % 12 = 0 where a.kind <> 'CLIENT' and t.name like 'Branch%'`);
  await house.sql(`insert into client_team_member (client_team_id, account_id) select id, $1 from client_team where name in ('Branch 01', 'Branch 02') on conflict do nothing`, [house.cast.support]);
  await house.owner('analyze');
  const teams = await house.as(house.cast.lena, clientTeams);
  [large = '', small = ''] = ['Branch 01', 'Branch 02'].map((name) => teams.find((each) => each.name === name)?.id ?? '');
  everyone = house.cast.support;
}, 120_000);
afterAll(() => house.leave());

/** As Lena: what it answers, and in how many statements. */
async function counted<T>(work: (call: Call) => Promise<T>): Promise<{ result: T; statements: number }> {
  let statements = 0;
  const result = await house.as(house.cast.lena, (call) => {
    const sql: Call['sql'] = (text, params) => {
      statements += 1;
      return call.sql(text, params);
    };
    return work({ ...call, sql });
  });
  return { result, statements };
}

test('a page of the table costs four statements, however far one has read, and each page goes on where the last ended', async () => {
  const first = await counted((call) => whoSeesWhom(call, {}));
  const second = await counted((call) => whoSeesWhom(call, { after: first.result.endCursor }));
  expect([first.statements, second.statements]).toEqual([4, 4]);
  expect(first.result).toMatchObject({ total: 50_005, columnCount: expect.toSatisfy((count: number) => count > 250) });
  expect(first.result.columns).toHaveLength(60);
  const read = [...first.result.rows, ...second.result.rows];
  expect(new Set(read.map((row) => row.clientId)).size).toBe(100);
  expect(read.every((row) => row.clientTeam?.id === large && row.sees.includes(everyone))).toBe(true);
});

test('before a team leaves the largest client team, every one of its clients is told; nobody is put at risk unseen', async () => {
  const { result, statements } = await counted((call) => removalPreview(call, { clientTeamId: large, accountIds: [everyone] }));
  expect(result).toMatchObject({ count: 25_000, leftAloneCount: 0, lost: expect.toSatisfy((lost: unknown[]) => lost.length === 100) });
  expect(statements).toBe(4);
});

test('twenty-five thousand clients move in one statement', async () => {
  const { result, statements } = await counted((call) => moveClients(call, { fromClientTeamId: large, toClientTeamId: small }));
  expect(result).toMatchObject({ is: 'ClientsMoved', moved: 25_000, from: { clientCount: 0 } });
  expect(statements).toBeLessThan(10);
});
