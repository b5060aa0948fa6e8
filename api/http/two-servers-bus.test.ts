import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { connect } from '@nats-io/transport-node';
import { suspendAccount } from '../domain/staffing/suspend.ts';
import type { Ring } from '../domain/call.ts';
import { openServersOnBus, type ServersOnBus } from '../test/servers-on-bus.ts';
import { type Nats, natsServer, startNats } from '../test/nats.ts';
import { type Name, within } from '../test/served.ts';

/*
 * Two servers with NATS between them, over real sockets. Their watchmen are called where a test says so: what arrives
 * without them, the bus has told. One second is promised with NATS, two without; a loaded machine gets what it needs.
 */

const SOON = 4_000;

const KINDS = {
  desk: () => 'subscription { desk { __typename ... on CardChanged { placed { card { id preview { text } } mine { unread } places { pane } } } ... on CardGone { threadId } } }',
  threadEntries: (id: string) => `subscription { threadEntries(threadId: "${id}", afterSeq: 0) { __typename ... on Message { text } ... on Line { kind } } }`,
  signals: (id: string) => `subscription { signals(threadId: "${id}") { __typename ... on ReadSignal { readByOthersUpTo } } }`,
};
type Kind = keyof typeof KINDS;

describe.skipIf(natsServer === null)('of two servers with NATS between them', { timeout: 40_000 }, () => {
  let nats: Nats;
  let two: ServersOnBus;
  beforeAll(async () => {
    nats = await startNats();
    two = await openServersOnBus(nats.url);
  });
  beforeEach(() => joined());
  afterEach(async () => {
    await Promise.all([two.here.rest(), two.there.rest()]);
  });
  afterAll(async () => {
    await two.close();
    await nats.stop();
  });

  const joined = () => expect.poll(() => two.areJoined(), { timeout: 10_000 }).toBe(true);
  const heardBy = (subject: string) => expect.poll(() => nats.subjects(), { timeout: SOON }).toContain(`${two.prefix}.${subject}`);

  /** Somebody listens on one of the servers, and NATS knows what at. */
  async function listening(name: Name, where: 'here' | 'there', threadId: string, kinds: Kind[] = ['desk', 'threadEntries', 'signals']) {
    const heard: Record<Kind, string[]> = { desk: [], threadEntries: [], signals: [] };
    const ended: Partial<Record<Kind, string>> = {};
    const cookie = await two.here.signedIn(name);
    const client = two[where].client(cookie);
    for (const kind of kinds) {
      void (async () => {
        for await (const event of client.iterate({ query: KINDS[kind](threadId) })) heard[kind].push(JSON.stringify(event));
        ended[kind] = 'completed';
      })().catch((reason: unknown) => (ended[kind] = within(reason, 'code') === 4401 || within(reason, '0.extensions.code') === 'UNAUTHENTICATED' ? 'signed out' : String(reason)));
    }
    if (kinds.includes('desk')) await soon(() => `${heard.desk[0]} ${ended.desk}`, 'DeskSnapshot');
    if (kinds.includes('threadEntries')) await expect.poll(() => heard.threadEntries.join(), { timeout: SOON }).toContain('ThreadChanged');
    if (kinds.includes('desk')) await heardBy(`account.${id(name)}`);
    if (kinds.includes('threadEntries')) await heardBy(`thread.${threadId}`);
    if (kinds.includes('signals')) await heardBy(`signal.${threadId}`);
    return { cookie, client, heard, ended };
  }

  const id = (name: Name) => two.here.world.id[name];
  const soon = (of: () => string, what: string | RegExp) => expect.poll(of, { timeout: SOON }).toMatch(what);

  async function heldByAna(): Promise<string> {
    const threadId = await two.here.world.chloeWrites();
    await two.here.world.transfer('ana', threadId, { self: true });
    return threadId;
  }

  /** A message by somebody on one of the servers. */
  async function says(name: Name, where: 'here' | 'there', threadId: string, text: string): Promise<void> {
    const { lastSeq } = await two.here.world.thread(name, threadId);
    const answer = await two[where].ask(await two.here.signedIn(name), `mutation { sendMessage(input: { threadId: "${threadId}", clientMessageId: "${randomUUID()}", text: "${text}", lastSeenSeq: ${lastSeq} }) { __typename } }`);
    expect(answer.at('sendMessage.__typename'), answer.text).toBe('MessageSent');
  }

  test('what is done on one is heard on the other by everybody and on every kind of stream, through the bus alone', async () => {
    const threadId = await heldByAna();
    for (const [writes, listens] of [['here', 'there'], ['there', 'here']] as const) {
      const [ana, ben, chloe] = [await listening('ana', listens, threadId), await listening('ben', listens, threadId, ['desk']), await listening('chloe', listens, threadId)];
      await says('chloe', writes, threadId, `From ${writes}.`);
      for (const each of [ana, chloe]) await soon(() => each.heard.threadEntries.join(), `From ${writes}.`);
      for (const each of [ana, ben, chloe]) await soon(() => each.heard.desk.join(), `From ${writes}.`);
      await two[writes].ask(chloe.cookie, `mutation { signalTyping(input: { threadId: "${threadId}" }) }`);
      await soon(() => ana.heard.signals.join(), 'TypingSignal');
      await two[writes].ask(ana.cookie, `mutation { markRead: readUpTo(input: { threadId: "${threadId}", seq: 99 }) { readUpTo } }`);
      await soon(() => chloe.heard.signals.join(), 'ReadSignal');
      for (const { client } of [ana, ben, chloe]) await client.dispose();
    }
  });

  test('whose rights have ended is out on the other too, through the bus alone', async () => {
    const threadId = await heldByAna();
    await two.here.ask(await two.here.signedIn('ana'), `mutation { addParticipants(input: { threadId: "${threadId}", requestId: "${randomUUID()}", accountIds: ["${id('greta')}"] }) { __typename } }`);
    const greta = await listening('greta', 'there', threadId);
    await two.here.ask(await two.here.signedIn('ana'), `mutation { removeParticipant(input: { threadId: "${threadId}", requestId: "${randomUUID()}", accountId: "${id('greta')}" }) { __typename } }`);
    await expect.poll(() => greta.ended, { timeout: SOON }).toEqual({ threadEntries: 'completed', signals: 'completed' });
    await soon(() => greta.heard.desk.join(), /CardGone|"places":\[\]/);
    await two.here.ask(greta.cookie, 'mutation { signOut }');
    await expect.poll(() => greta.ended.desk, { timeout: SOON }).toBe('signed out');

    const chloe = await listening('chloe', 'there', threadId);
    await two.here.world.as('lena', (call) => suspendAccount(call, { accountId: id('chloe') }));
    await expect.poll(() => chloe.ended, { timeout: SOON }).toEqual({ desk: 'signed out', threadEntries: 'signed out', signals: 'signed out' });
    await two.here.world.sql(`update account set status = 'ACTIVE'`);
  });

  test('each hears on the wire of the threads that are watched there, and of no others', async () => {
    const [watched, other] = [await two.here.world.chloeWrites(), await two.here.world.chloeWrites()];
    const ana = await listening('ana', 'there', watched, ['threadEntries', 'signals']);
    // Whoever listened in an earlier test is forgotten.
    await expect.poll(async () => (await nats.subjects()).some((subject) => subject.endsWith(`account.${id('chloe')}`)), { timeout: SOON }).toBe(false);
    const subjects = await nats.subjects();
    expect(subjects.filter((subject) => subject.includes(other))).toEqual([]);
    expect(subjects.filter((subject) => subject.includes(watched)).map((subject) => subject.split('.').at(-2)).sort()).toEqual(['signal', 'thread']);
    const spy = await connect({ servers: nats.url.host });
    const rung: Ring[] = [];
    const deaf = two.there.bus.listen('everything', (ring) => void rung.push(ring));
    const said: string[] = [];
    spy.subscribe('>', { callback: (_error, message) => void said.push(message.subject) });
    await spy.flush();
    await says('chloe', 'here', other, 'Nobody is watching this.');
    await says('chloe', 'here', watched, 'This they do.');
    await soon(() => ana.heard.threadEntries.join(), 'This they do.');
    await expect.poll(() => said.some((subject) => subject.includes(other))).toBe(true);
    // A message rings its thread and its team, and of the accounts the author's own lists, whose marks have moved.
    expect(said.filter((subject) => subject.includes('.account.')).every((subject) => subject.endsWith(id('chloe')))).toBe(true);
    expect(rung.filter((ring) => JSON.stringify(ring).includes(other))).toEqual([]);
    deaf();
    await Promise.all([spy.close(), ana.client.dispose()]);
    await expect.poll(async () => (await nats.subjects()).filter((subject) => subject.includes(watched)), { timeout: SOON }).toEqual([]);
  });

  test('with bus and watchmen together nothing rings twice', async () => {
    const threadId = await heldByAna();
    const [ana, ben] = [await listening('ana', 'there', threadId), await listening('ben', 'there', threadId, ['desk'])];
    await Promise.all([two.here.watch(), two.there.watch()]);
    const rung: Ring[] = [];
    const deaf = two.there.bus.listen('everything', (ring) => void rung.push(ring));
    await says('chloe', 'here', threadId, 'Once.');
    await soon(() => ana.heard.threadEntries.join(), 'Once.');
    // What no bell has told is found by the watchman: when he has found two such in turn, he has looked at all before.
    for (const word of ['first', 'second']) {
      const elsewhere = await two.here.world.chloeWrites();
      const marker = await listening('chloe', 'there', elsewhere, ['threadEntries']);
      await two.here.world.sql(`with t as (update thread set last_seq = last_seq + 1 where id = $1 returning id, last_seq)
        insert into entry (id, thread_id, pos, seq, kind, author_id, body, at) select gen_random_uuid(), id, last_seq, last_seq, 'MESSAGE', $2, $3, now() from t`, [elsewhere, id('chloe'), word]);
      await soon(() => marker.heard.threadEntries.join(), word);
      await marker.client.dispose();
    }
    const about = (on: Ring['on']) => rung.filter((ring) => ring.on === on && JSON.stringify(ring).includes(threadId));
    expect([about('thread').length, about('team').length, about('account').length]).toEqual([1, 1, 0]);
    expect(ana.heard.threadEntries.filter((each) => each.includes('Once.'))).toHaveLength(1);
    expect(ben.heard.desk.filter((each) => each.includes('Once.'))).toHaveLength(1);
    deaf();
    await Promise.all([ana.client.dispose(), ben.client.dispose()]);
  });

  test('while NATS is stopped everything arrives and access ends all the same, and when it is back the bus tells again, without a restart', async () => {
    const threadId = await heldByAna();
    const [ana, chloe] = [await listening('ana', 'there', threadId), await listening('chloe', 'here', threadId)];
    await Promise.all([two.here.watch(), two.there.watch()]);
    await nats.stop();
    await expect.poll(() => two.here.bus.isThere() || two.there.bus.isThere()).toBe(false);
    for (const each of [two.here, two.there]) expect(each.logged.join()).toContain('bus.away');
    for (let i = 0; i < 3; i++) {
      await says('chloe', 'here', threadId, `Without a bus ${i}.`);
      await soon(() => ana.heard.threadEntries.join(), `Without a bus ${i}.`);
      await soon(() => ana.heard.desk.join(), `Without a bus ${i}.`);
      await says('ana', 'there', threadId, `An answer ${i}.`);
      await soon(() => chloe.heard.threadEntries.join(), `An answer ${i}.`);
      await soon(() => chloe.heard.desk.join(), `An answer ${i}.`);
    }
    const ben = await listeningUnheard('ben', 'there', threadId);
    await two.here.ask(ben.cookie, 'mutation { signOut }');
    await expect.poll(() => ben.ended, { timeout: SOON }).toEqual({ desk: 'signed out', threadEntries: 'signed out', signals: 'signed out' });

    await nats.start();
    await joined();
    await Promise.all([two.here.rest(), two.there.rest()]);
    await heardBy(`thread.${threadId}`);
    await says('chloe', 'here', threadId, 'By the bus again.');
    await soon(() => ana.heard.threadEntries.join(), 'By the bus again.');
    await says('ana', 'there', threadId, 'So is the answer.');
    await soon(() => chloe.heard.threadEntries.join(), 'So is the answer.');
    for (const each of [ana, chloe]) expect(each.ended).toEqual({});
    const texts = (heard: string[]) => heard.flatMap((each) => /"text":"([^"]*)"/.exec(each)?.[1] ?? []).slice(1);
    const all = [0, 1, 2].flatMap((i) => [`Without a bus ${i}.`, `An answer ${i}.`]).concat('By the bus again.', 'So is the answer.');
    expect(texts(ana.heard.threadEntries)).toEqual(all);
    expect(texts(chloe.heard.threadEntries)).toEqual(all);
    await Promise.all([ana.client.dispose(), chloe.client.dispose()]);
  });

  test('while NATS is frozen no deed waits for it, everything arrives and access ends', async () => {
    const threadId = await heldByAna();
    const ana = await listening('ana', 'there', threadId);
    await Promise.all([two.here.watch(), two.there.watch()]);
    nats.freeze();
    await says('chloe', 'here', threadId, 'Into the ice.');
    await soon(() => ana.heard.threadEntries.join(), 'Into the ice.');
    await two.here.ask(ana.cookie, 'mutation { signOut }');
    await expect.poll(() => ana.ended, { timeout: SOON }).toEqual({ desk: 'signed out', threadEntries: 'signed out', signals: 'signed out' });
    nats.thaw();
    await joined();
  });

  /** The same as `listening`, where no NATS can say that it knows. */
  async function listeningUnheard(name: Name, where: 'here' | 'there', threadId: string) {
    const cookie = await two.here.signedIn(name);
    const client = two[where].client(cookie);
    const ended: Partial<Record<Kind, string>> = {};
    let first = 0;
    for (const kind of ['desk', 'threadEntries', 'signals'] as const) {
      void (async () => {
        for await (const _ of client.iterate({ query: KINDS[kind](threadId) })) first += 1;
      })().catch((reason: unknown) => (ended[kind] = within(reason, 'code') === 4401 || within(reason, '0.extensions.code') === 'UNAUTHENTICATED' ? 'signed out' : String(reason)));
    }
    await expect.poll(() => first, { timeout: SOON }).toBeGreaterThan(2);
    return { cookie, ended };
  }
});
