import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hashPassword } from '../domain/access/hashing.ts';
import { type Name, within } from '../test/served.ts';
import { openTwoServers, type TwoServers } from '../test/two-servers.ts';

/*
 * Rights that end on one server end on the other's open sockets, for every kind of subscription. Nothing rings between
 * the two: the other one's watchman looks once a second, so two seconds are the promise.
 */

const PASSWORD = 'a lantern on the quay';
/** Two seconds are promised; what a loaded machine of the tests adds is not the product's. */
const SOON = 4_000;

let two: TwoServers;
let threadId: string;
beforeAll(async () => {
  two = await openTwoServers();
  const { world } = two.here;
  await world.sql(`update account set password_hash = $1 where kind <> 'TEAM'`, [await hashPassword(PASSWORD)]);
  for (const [i, name] of (['ana', 'ben', 'dara', 'emil', 'greta', 'lena', 'olga', 'chloe', 'hana'] as const).entries()) {
    await world.sql('update account set secure_phone = $2, phone_verified_at = now() where id = $1', [world.id[name], `+4477009001${i + 10}`]);
  }
});
afterAll(() => two.close());

const KINDS = {
  desk: () => 'subscription { desk { __typename ... on DeskSnapshot { queues { team { name } } } } }',
  threadEntries: (id: string) => `subscription { threadEntries(threadId: "${id}", afterSeq: 0) { __typename ... on Message { text } ... on ThreadAccessEnded { readableUpTo } } }`,
  signals: (id: string) => `subscription { signals(threadId: "${id}") { __typename } }`,
};

/** Somebody with all kinds of subscriptions open on the other server, and what they hear there. */
async function listening(name: Name) {
  const { here, there } = two;
  const cookie = await here.signedIn(name);
  const heard: Record<keyof typeof KINDS, string[]> = { desk: [], threadEntries: [], signals: [] };
  const ended: Partial<Record<keyof typeof KINDS, string>> = {};
  const client = there.client(cookie);
  for (const kind of ['desk', 'threadEntries', 'signals'] as const) {
    const stream = client.iterate({ query: KINDS[kind](threadId) });
    void (async () => {
      for await (const event of stream) heard[kind].push(JSON.stringify(event.data));
      ended[kind] = 'completed';
    })().catch((reason: unknown) => (ended[kind] = within(reason, 'code') === 4401 || within(reason, '0.extensions.code') === 'UNAUTHENTICATED' ? 'signed out' : String(reason)));
  }
  await expect.poll(() => heard.threadEntries.join(), { timeout: SOON }).toContain('ThreadChanged');
  await expect.poll(() => heard.desk.length, { timeout: SOON }).toBeGreaterThan(0);
  // A signal says that the third is open too.
  const typing = await here.signedIn(name === 'chloe' ? 'ana' : 'chloe');
  await expect.poll(async () => (await there.ask(typing, `mutation { signalTyping(input: { threadId: "${threadId}" }) }`), heard.signals.length), { timeout: SOON }).toBeGreaterThan(0);
  return { cookie, heard, ended };
}

/** Chloe's thread with Support, held by Ana, with Greta in it by name. */
async function thread(): Promise<void> {
  const { world } = two.here;
  threadId = await world.chloeWrites();
  await world.transfer('ana', threadId, { self: true });
  const cookie = await two.here.signedIn('ana');
  await two.here.ask(cookie, `mutation { addParticipants(input: { threadId: "${threadId}", requestId: "${randomUUID()}", accountIds: ["${world.id.greta}"] }) { __typename } }`);
}

async function as(name: Name, query: string): Promise<void> {
  const answer = await two.here.ask(await two.here.signedIn(name), query);
  expect(answer.errors, answer.text).toBeUndefined();
}

/** What is written after a right has ended: once its author hears it live on the other server, so has everybody who will. */
const LATER = 'A word that is not for them any more.';
async function nothingLaterArrives({ heard }: Awaited<ReturnType<typeof listening>>): Promise<void> {
  const { here, there } = two;
  const written = here.world.says('chloe', threadId, LATER);
  if (await written.then(() => false, () => true)) return;
  const author = there.client(await here.signedIn('chloe'));
  for await (const event of author.iterate({ query: KINDS.threadEntries(threadId) })) {
    if (JSON.stringify(event).includes(`${LATER} Again.`)) break;
    if (JSON.stringify(event).includes(LATER)) await here.world.says('chloe', threadId, `${LATER} Again.`);
  }
  await author.dispose();
  expect(JSON.stringify(heard)).not.toContain(LATER);
}

const id = (name: Name) => two.here.world.id[name];

/** What ends all that somebody has open: their sockets are closed. */
const ENDS_ALL: [what: string, who: Name, deed: (cookie: string) => Promise<unknown>][] = [
  ['signing out', 'ana', (cookie) => two.here.ask(cookie, 'mutation { signOut }')],
  ['ending all other sessions', 'ana', () => as('ana', 'mutation { endOtherSessions { phoneEnding } }')],
  ['another password of their own', 'ana', () => as('ana', 'mutation { changePassword(input: { password: "a lantern by the weir" }) { phoneEnding } }')],
  ['a reset of their factors', 'ana', () => as('lena', `mutation { resetFactors(input: { accountId: "${id('ana')}" }) { id } }`)],
  ['another phone, by an administrator', 'greta', () => as('lena', `mutation { updateAccount(input: { accountId: "${id('greta')}", securePhone: "+447700900555" }) { id } }`)],
  ['another address', 'greta', () => as('lena', `mutation { updateAccount(input: { accountId: "${id('greta')}", email: "greta.vogel@alderfinch.example" }) { id } }`)],
  ['a suspension', 'chloe', () => as('lena', `mutation { suspendAccount(input: { accountId: "${id('chloe')}" }) { id } }`)],
];

describe('all that is open on the other server is closed by', () => {
  test.each(ENDS_ALL)('%s', { timeout: 40_000 }, async (_, who, deed) => {
    await thread();
    const person = await listening(who);
    const began = performance.now();
    await deed(person.cookie);
    await expect.poll(() => person.ended, { timeout: SOON }).toEqual({ desk: 'signed out', threadEntries: 'signed out', signals: 'signed out' });
    expect(performance.now() - began).toBeLessThan(SOON);
    await nothingLaterArrives(person);
    await two.here.world.sql(`update account set status = 'ACTIVE'`);
  });
});

describe('somebody who stays signed in', () => {
  test('removed from a conversation hears that they are, on every stream of it, and nothing newer', { timeout: 40_000 }, async () => {
    await thread();
    const greta = await listening('greta');
    await as('ana', `mutation { removeParticipant(input: { threadId: "${threadId}", requestId: "${randomUUID()}", accountId: "${id('greta')}" }) { __typename } }`);
    await expect.poll(() => greta.ended, { timeout: SOON }).toEqual({ threadEntries: 'completed', signals: 'completed' });
    expect(greta.heard.threadEntries.at(-1)).toContain('ThreadAccessEnded');
    await nothingLaterArrives(greta);
  });

  test('no member of the team any more: its conversations end, and its queue leaves the desk', { timeout: 40_000 }, async () => {
    await thread();
    const ben = await listening('ben');
    const members = (names: Name[]) => `mutation { setTeamMembers(input: { teamId: "${id('support')}", memberIds: [${names.map((name) => `"${id(name)}"`).join()}] }) { id } }`;
    await as('lena', members(['ana', 'dara']));
    await expect.poll(() => ben.ended, { timeout: SOON }).toEqual({ threadEntries: 'completed', signals: 'completed' });
    await expect.poll(() => ben.heard.desk.at(-1), { timeout: SOON }).toBe('{"desk":{"__typename":"DeskSnapshot","queues":[]}}');
    await nothingLaterArrives(ben);
    await as('lena', members(['ana', 'ben', 'dara']));
  });

  test('no administrator any more: the next thing they ask on the open socket is refused', { timeout: 40_000 }, async () => {
    const cookie = await two.here.signedIn('lena');
    const client = two.there.client(cookie);
    const asks = async () => within(await client.iterate({ query: '{ clientTeams { name } }' }).next(), 'value');
    expect(within(await asks(), 'errors')).toBeUndefined();
    await as('olga', `mutation { changeRole(input: { accountId: "${id('lena')}", role: STAFF }) { id } }`);
    expect(within(await asks(), 'errors.0.extensions.code')).toBe('FORBIDDEN');
    await as('olga', `mutation { changeRole(input: { accountId: "${id('lena')}", role: USER_ADMIN }) { id } }`);
    expect(within(await asks(), 'errors')).toBeUndefined();
  });

  test('in another client team: whom they see changes with the next thing they ask', { timeout: 40_000 }, async () => {
    const client = two.there.client(await two.here.signedIn('hana'));
    const names = async () => JSON.stringify(await client.iterate({ query: '{ contacts { items { party { name } } } }' }).next());
    expect(await names()).not.toContain('Greta');
    const [south] = await two.here.world.sql<{ id: string }>('select client_team_id as id from client_team_member where account_id = $1', [id('hana')]);
    await as('lena', `mutation { addToClientTeam(input: { clientTeamId: "${south?.id}", accountIds: ["${id('greta')}"] }) { id } }`);
    expect(await names()).toContain('Greta');
    await as('lena', `mutation { removeFromClientTeam(input: { clientTeamId: "${south?.id}", accountIds: ["${id('greta')}"] }) { __typename } }`);
    expect(await names()).not.toContain('Greta');
  });
});
