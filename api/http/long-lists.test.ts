import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { type Name, openServed, type Served } from '../test/served.ts';

/* A list costs what a list costs, not what its rows do. */

let served: Served;
beforeAll(async () => {
  served = await openServed();
});
afterAll(() => served.close());

describe('as many statements for a long list as for a short one', () => {
  /** How many it takes to answer. */
  async function statements(cookie: string, query: string): Promise<number> {
    const spy = vi.spyOn(Client.prototype, 'query');
    const answer = await served.ask(cookie, query);
    const count = spy.mock.calls.length;
    spy.mockRestore();
    expect(answer.errors).toBeUndefined();
    expect(count).toBeGreaterThan(0);
    return count;
  }

  const PARTY = 'party { name avatar }';
  test.each<[string, Name, () => Promise<string>]>([
    ['entries of a conversation, their authors and teams', 'ana', async () => `{ thread(id: "${await long()}") { entries(last: FIRST) { items { ... on Message { author { person { name } team { name } } } ... on Line { actor { person { name } } subject { name } } ... on Note { author { name } } } } } }`],
    ['contacts and their cards', 'ana', async () => `{ contacts(first: FIRST) { items { canStart ${PARTY} card { phone hours { open } } } } }`],
    ['accounts, their members, client teams and invitations', 'lena', async () => `{ accounts(first: FIRST) { items { lastSeenAt holds ${PARTY} card { phone } members { name } clientTeams { name } invitation { sentAt } } } }`],
    ['the directory', 'greta', async () => `{ directory(first: FIRST) { items { ${PARTY} card { phone } } } }`],
    ['lines of the audit', 'olga', async () => '{ auditLines(first: FIRST) { items { deed actor { name } target { name } team { name } mentions { name } } } }'],
  ])('%s', async (_, name, make) => {
    const cookie = await served.signedIn(name);
    const query = await make();
    const few = await statements(cookie, query.replace('FIRST', '2'));
    const many = await statements(cookie, query.replace('FIRST', '100'));
    expect(many).toBeLessThanOrEqual(few + 2);
  });

  test('the desk with fifty cards', async () => {
    const cookie = await served.signedIn('ben');
    const desk = '{ desk { queues { team { name } page { items { card { title client { name } holder { name } people { name } preview { author { person { name } } } } mine { unread } places { sortKey } } } } inbox { items { card { title } } } } }';
    const few = await statements(cookie, desk);
    for (let i = 0; i < 50; i++) await served.world.chloeWrites(`Matter ${i}`);
    expect(await statements(cookie, desk)).toBeLessThanOrEqual(few + 2);
  });

  async function long(): Promise<string> {
    const { world } = served;
    const threadId = await world.chloeWrites();
    await world.transfer('ana', threadId, { self: true });
    for (let i = 0; i < 30; i++) await world.says(i % 2 === 0 ? 'ana' : 'chloe', threadId, `Word ${i}`);
    return threadId;
  }
});
