import { afterAll, beforeAll, expect, test } from 'vitest';
import { openServed, type Served, within } from '../test/served.ts';

/* Somebody is suspended while they hold three conversations, as everybody around them sees it: over real sockets. */

let served: Served;
beforeAll(async () => {
  served = await openServed();
});
afterAll(() => served.close());

const DESK = `subscription { desk { __typename
  ... on DeskSnapshot { queues { page { items { card { id state } } } } }
  ... on CardChanged { placed { card { id state holder { name } waitingSince } places { pane } } counts { queues { waiting held } } } } }`;
const SUSPEND = 'mutation S($input: SuspendAccountInput!) { suspendAccount(input: $input) { status holds } }';
const PREVIEW = 'query P($id: ID!) { suspensionPreview(accountId: $id) { sessions threadsReturned teamsUnattended { name } clientsLeftAlone { name } clientsLeftAloneCount } }';

interface Waiting {
  id: string;
  since: string;
}

/** Three of Chloe's conversations that Ana holds, whose client has waited for one, two and three hours. */
async function heldByAna(): Promise<Waiting[]> {
  const { world } = served;
  const held: Waiting[] = [];
  for (const hours of [1, 2, 3]) {
    const id = await world.chloeWrites(`Matter ${hours}`);
    await world.sql('update thread set waiting_since = waiting_since - make_interval(hours => $2) where id = $1', [id, hours]);
    await world.transfer('ana', id, { self: true });
    const [row] = await world.sql<{ since: string }>('select waiting_since as since from thread where id = $1', [id]);
    held.push({ id, since: new Date(row?.since ?? '').toISOString() });
  }
  return held;
}

test('three held conversations are back in the queue, live, with their waiting time, in the same transaction; her sockets end within a second', async () => {
  const { id, sql } = served.world;
  const held = await heldByAna();
  const [ana, ben, lena] = [await served.signedIn('ana'), await served.signedIn('ben'), await served.signedIn('lena')];
  expect((await served.ask(lena, PREVIEW, { id: id.ana })).at('suspensionPreview')).toEqual({ sessions: 1, threadsReturned: 3, teamsUnattended: [], clientsLeftAlone: [], clientsLeftAloneCount: 0 });

  const bens = served.client(ben).iterate({ query: DESK });
  await bens.next();
  const anas = served.client(ana);
  const herDesk = anas.iterate({ query: DESK });
  await herDesk.next();
  const closed = new Promise<number>((resolve) => anas.on('closed', (event) => resolve(Number(within(event, 'code')))));

  const suspended = await served.ask(lena, SUSPEND, { input: { accountId: id.ana, reason: 'Left the firm.' } });
  const began = performance.now();
  expect(suspended.at('suspendAccount')).toEqual({ status: 'SUSPENDED', holds: 0 });

  const back = new Map<unknown, unknown>();
  while (back.size < 3) {
    const { value } = await bens.next();
    const card = within(value, 'data.desk.placed.card');
    if (within(card, 'state') === 'QUEUED') back.set(within(card, 'id'), card);
  }
  for (const each of held) expect(back.get(each.id)).toEqual({ id: each.id, state: 'QUEUED', holder: null, waitingSince: each.since });
  expect(await closed).toBe(4401);
  expect(performance.now() - began).toBeLessThan(1000);

  const together = await sql<{ transactions: number; lines: number }>(
    `select count(distinct e.xid)::int as transactions, count(*)::int as lines from entry e
     where e.line = 'HOLDER_LOST' and e.thread_id = any($1) and e.xid::text = (select xmin::text from account where id = $2)`,
    [held.map((each) => each.id), id.ana],
  );
  expect(together).toEqual([{ transactions: 1, lines: 3 }]);
  expect((await served.ask(ana, '{ viewer { id } }')).at('viewer')).toBeNull();
});

test('whoever is let in again holds nothing of it, and signs in anew', async () => {
  const { id, sql } = served.world;
  const lena = await served.signedIn('lena');
  const again = await served.ask(lena, 'mutation R($input: ReactivateAccountInput!) { reactivateAccount(input: $input) { status holds } }', { input: { accountId: id.ana } });
  expect(again.at('reactivateAccount')).toEqual({ status: 'ACTIVE', holds: 0 });
  expect(await sql('select 1 from session where account_id = $1 and ended_at is null', [id.ana])).toEqual([]);
});

test('the preview names the teams that nobody would work and the clients who would reach nobody; the audit keeps who they were', async () => {
  const { id, sql } = served.world;
  const olga = await served.signedIn('olga');
  await sql(`delete from client_team_member where account_id = $1 and client_team_id in (select client_team_id from client_team_member where account_id = $2)`, [id.onboarding, id.hana]);
  await sql('insert into client_team_member select client_team_id, $1 from client_team_member where account_id = $2', [id.emil, id.hana]);
  await sql('delete from team_member where team_id = $1 and account_id = $2', [id.onboarding, id.dara]);
  const preview = { sessions: 0, threadsReturned: 0, teamsUnattended: [{ name: 'Onboarding' }], clientsLeftAlone: [{ name: 'Hana Sato' }], clientsLeftAloneCount: 1 };
  expect((await served.ask(olga, PREVIEW, { id: id.emil })).at('suspensionPreview')).toEqual(preview);
  await served.ask(olga, SUSPEND, { input: { accountId: id.emil } });
  expect((await served.ask(olga, '{ accountCounts { unattended alone } }')).at('accountCounts')).toEqual({ unattended: 1, alone: 1 });
  expect(await sql(`select after from audit where deed = 'clients.leftAlone' and target_id = $1`, [id.emil])).toEqual([{ after: { count: 1, clientIds: [id.hana] } }]);
});

test('a preview is for administrators, of accounts that they may touch', async () => {
  const { id } = served.world;
  const lena = await served.signedIn('lena');
  expect((await served.ask(lena, PREVIEW, { id: id.olga })).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  expect((await served.ask(await served.signedIn('ben'), PREVIEW, { id: id.chloe })).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
});
