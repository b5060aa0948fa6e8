import { afterAll, beforeAll, expect, test } from 'vitest';
import { clientFile } from '../../test/client-file.ts';
import { openHouse, type House } from '../../test/cast.ts';
import { type Importing, importing } from '../../test/importing.ts';
import { contacts } from '../accounts/contacts.ts';
import { applyImport } from './apply-import.ts';
import { mapImport } from './map-import.ts';

/* The whole way of a large file: ten thousand rows with planted errors, while somebody else works. */

let house: House;
let lena: Importing;
beforeAll(async () => {
  house = await openHouse();
  lena = importing(house, 'lena');
  await house.sql(`update account set external_id = 'K-CHLOE' where email = 'chloe@bennett.example'`);
  await house.sql(`update account set external_id = 'K-IDRIS' where name like 'Idris%'`);
});
let watching = { stop: async () => ({ worst: 0, looks: 0 }) };
afterAll(async () => {
  await watching.stop();
  await house.leave();
});

/** Somebody who opens their contacts all the while: the longest that they waited, in milliseconds. */
function bystander(): { stop(): Promise<{ worst: number; looks: number }> } {
  let [worst, looks, on] = [0, 0, true];
  const running = (async () => {
    while (on) {
      const began = performance.now();
      await house.as(house.cast.chloe, (call) => contacts(call, {}));
      worst = Math.max(worst, performance.now() - began);
      looks += 1;
    }
  })();
  return { stop: async () => ((on = false), await running, { worst: Math.round(worst), looks }) };
}

test('ten thousand clients with 37 planted errors: exactly those are reported, the rest is applied, and a second time nothing is left to do', { timeout: 240_000 }, async () => {
  const { bytes, planted } = clientFile(10_000);
  expect(planted.size).toBe(37);
  watching = bystander();
  const began = performance.now();
  const id = await lena.upload(bytes);
  const readIn = performance.now() - began;
  expect(await lena.see(id)).toMatchObject({ status: 'READ', rowsRead: 10_000, mappedAsBefore: false, counts: null });

  const mapping = await lena.mapping(id);
  expect(mapping.map(({ field }) => field)).toEqual(['EXTERNAL_ID', 'NAME', 'EMAIL', 'SECURE_PHONE', 'CLIENT_TEAMS', 'JOB_TITLE']);
  expect(mapping[1]?.examples).toEqual(['Client No. 2, the 2th', 'Client No. 3, the 3th', 'Client No. 4, the 4th']);
  const checking = performance.now();
  await mapImport(lena.doors, { importId: id, mapping });
  const checkedIn = performance.now() - checking;
  expect(await lena.see(id)).toMatchObject({ status: 'CHECKED', rowsChecked: 10_000, counts: { create: 9_963, change: 0, same: 0, error: 37 } });

  const items = await lena.rows(id, 'ERROR');
  expect(items.map(({ row }) => row)).toEqual([...planted.keys()]);
  for (const { row, problems } of items) expect(problems[0]?.sentence, `row ${row}: ${JSON.stringify(problems)}`).toMatch(planted.get(row) ?? /never/);
  expect(await house.sql(`select 1 from account where status = 'INVITED'`)).toEqual([]);

  expect(await applyImport(lena.doors, { importId: id })).toEqual({ is: 'ImportRefused', reason: 'ERRORS', importId: id });
  const applying = performance.now();
  expect(await applyImport(lena.doors, { importId: id, leaveOutErrors: true })).toEqual({ is: 'ImportApplied', importId: id });
  const appliedIn = performance.now() - applying;
  const waited = await watching.stop();
  console.info(`10,000 rows: read ${seconds(readIn)}, dry run ${seconds(checkedIn)}, applied ${seconds(appliedIn)}; a bystander looked ${waited.looks} times and waited ${waited.worst} ms at most`);

  expect(await lena.see(id)).toMatchObject({ status: 'APPLIED', rowsApplied: 9_963 });
  const [made] = await house.sql<object>(
    `select count(*)::int as accounts, count(invitation_due_at)::int as due, count(distinct external_id)::int as ids from account where status = 'INVITED' and kind = 'CLIENT'`,
  );
  expect(made).toEqual({ accounts: 9_963, due: 9_963, ids: 9_963 });
  const [lines] = await house.sql<object>(
    `select count(*) filter (where deed = 'account.created' and after ->> 'importId' = $1)::int as created, count(*) filter (where deed = 'import.applied')::int as applied
     from audit where actor_id = $2`,
    [id, house.cast.lena],
  );
  expect(lines).toEqual({ created: 9_963, applied: 1 });
  const [north] = await house.sql<{ count: number }>(
    `select count(*)::int as count from client_team_member m join client_team t on t.id = m.client_team_id join account a on a.id = m.account_id
     where t.name = 'Private clients North' and a.status = 'INVITED'`,
  );
  expect(north?.count).toBeGreaterThan(4_900);

  // Applied again, it is the answer of before. Read again, all of it stands already.
  expect(await applyImport(lena.doors, { importId: id, leaveOutErrors: true })).toEqual({ is: 'ImportApplied', importId: id });
  const second = await lena.upload(bytes);
  expect(await lena.see(second)).toMatchObject({ status: 'READ', mappedAsBefore: true });
  await mapImport(lena.doors, { importId: second, mapping: await lena.mapping(second) });
  expect(await lena.see(second)).toMatchObject({ counts: { create: 0, change: 0, same: 9_963, error: 37 } });
  const rights = await house.sql('select count(*) from account');
  await applyImport(lena.doors, { importId: second, leaveOutErrors: true });
  expect(await house.sql('select count(*) from account')).toEqual(rights);
});

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(1)} s`;
}
