import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { openSession } from '../../domain/access/session.ts';
import { SIDE_DOOR } from '../../domain/call.ts';
import { addNote } from '../../domain/messages/note.ts';
import { signalTyping } from '../../domain/messages/typing.ts';
import { suspendAccount } from '../../domain/staffing/suspend.ts';
import { addParticipants, removeParticipant } from '../../domain/threads/participants.ts';
import type { ThreadEventView } from '../../domain/threads/views.ts';
import { type Name, openWorld, type World } from '../../test/world.ts';
import { createLive, type Live } from '../live.ts';

let world: World;
let live: Live;
beforeAll(async () => {
  world = await openWorld();
  live = createLive(world.door, world.bell);
});
afterAll(() => world.close());
afterEach(() => void vi.restoreAllMocks());

/** Somebody's device, on a sign-in of its own. */
async function device(name: Name): Promise<string> {
  const kind = name === 'chloe' || name === 'hana' ? 'CLIENT' : 'STAFF';
  const { sessionId } = await world.door.actOpen(SIDE_DOOR, (call) => openSession(call, { id: world.id[name], kind }, { deviceToken: null, formerSessionId: null, agent: 'test' }));
  return sessionId;
}

/** Listens until it is stopped or ends, and keeps what it heard. */
function listen(session: string, threadId: string, afterSeq = 0) {
  const stream = live.threadEntries({ session }, { threadId, afterSeq });
  const heard: ThreadEventView[] = [];
  const ended = (async () => {
    for await (const event of stream) heard.push(event);
  })();
  const seqs = () => heard.flatMap((event) => ('seq' in event ? [event.seq] : []));
  const notes = () => heard.flatMap((event) => ('noteNo' in event ? [event.noteNo] : []));
  return { heard, seqs, notes, ended, stop: () => stream.return() };
}

async function many(count: number, threadId: string, names: Name[] = ['ana', 'ben', 'dara', 'chloe']) {
  const sessions = await Promise.all(Array.from({ length: count }, (_, i) => device(names[i % names.length] ?? 'ana')));
  return sessions.map((session) => listen(session, threadId));
}

async function statementsOf(work: () => Promise<unknown>): Promise<string[]> {
  const query = vi.spyOn(Client.prototype, 'query');
  await work();
  const texts = query.mock.calls.map(([statement]) => (typeof statement === 'string' ? statement : String(Reflect.get(Object(statement), 'text'))));
  query.mockRestore();
  return texts;
}

const upTo = (seq: number) => Array.from({ length: seq }, (_, i) => i + 1);

test('two hundred who listen to one conversation each hear every entry once and in order, and cost the database what ten do', async () => {
  const threadId = await world.chloeWrites();
  await world.transfer('ana', threadId, { self: true });
  const costOf = async (count: number, last: number) => {
    const all = await many(count, threadId);
    const everybodyHas = (seq: number) => expect.poll(() => all.filter((each) => each.seqs().length !== seq).length, { timeout: 20_000 }).toBe(0);
    await everybodyHas(last);
    await world.says('chloe', threadId, 'Hello?');
    await everybodyHas(last + 1);
    const one = await statementsOf(async () => {
      await world.says('chloe', threadId, 'Is anybody there?');
      await everybodyHas(last + 2);
    });
    await Promise.all(Array.from({ length: 30 }, (_, i) => world.says(i % 2 ? 'chloe' : 'ana', threadId, `line ${i}`)));
    await everybodyHas(last + 32);
    for (const each of all) expect(each.seqs()).toEqual(upTo(last + 32));
    await Promise.all(all.map((each) => each.stop()));
    return one;
  };
  const [ten, twoHundred] = [await costOf(10, 3), await costOf(200, 35)];
  // A look that was under way already may fall into either: it does not grow by listeners.
  expect(twoHundred.length, twoHundred.join('\n\n')).toBeLessThanOrEqual(ten.length + 3);
  expect(twoHundred.filter((text) => text.includes('newest_seq')).length).toBeLessThanOrEqual(2);
});

test('whoever is removed from among fifty hears nothing that is written after it, and the others miss nothing', async () => {
  const threadId = await world.chloeWrites();
  await world.transfer('ana', threadId, { self: true });
  await world.as('ana', (call) => addParticipants(call, { threadId, requestId: randomUUID(), accountIds: [world.id.emil] }));
  const [emil, others] = [await many(5, threadId, ['emil']), await many(45, threadId)];
  for (const each of [...emil, ...others]) await expect.poll(() => each.seqs().length).toBe(4);

  const talk = (async () => {
    for (let i = 0; i < 30; i++) await world.says('chloe', threadId, `line ${i}`);
  })();
  await expect.poll(() => emil[0]?.seqs().length).toBeGreaterThan(8);
  await world.as('ana', (call) => removeParticipant(call, { threadId, requestId: randomUUID(), accountId: world.id.emil }));
  const [left] = await world.sql<{ to_seq: number }>('select to_seq from participant where thread_id = $1 and account_id = $2', [threadId, world.id.emil]);
  await Promise.all([talk, ...emil.map(({ ended }) => ended)]);
  for (const each of emil) {
    expect(each.seqs()).toEqual(upTo(left?.to_seq ?? 0));
    expect(each.heard.at(-1)).toEqual({ is: 'ThreadAccessEnded', threadId, readableUpTo: left?.to_seq });
  }
  for (const each of others) await expect.poll(() => each.seqs()).toEqual(upTo(35));
  await Promise.all(others.map((each) => each.stop()));
});

test('a note among clients and staff who listen together reaches all of the staff and none of the clients', async () => {
  const threadId = await world.chloeWrites();
  const [clients, staff] = [await many(10, threadId, ['chloe']), await many(10, threadId, ['ana', 'ben'])];
  for (let i = 0; i < 5; i++) {
    await world.as('ana', (call) => addNote(call, { threadId, clientNoteId: randomUUID(), text: `Among us ${i}.` }));
    await world.says('ben', threadId, `Hello ${i}.`);
  }
  for (const each of staff) await expect.poll(() => each.notes()).toEqual(upTo(5));
  for (const each of clients) await expect.poll(() => each.seqs()).toEqual(upTo(8));
  expect(JSON.stringify(clients.map(({ heard }) => heard))).not.toContain('Among us');
  await Promise.all([...clients, ...staff].map((each) => each.stop()));
});

test('the id that an author\'s device gave a message is told to the author\'s devices alone', async () => {
  const threadId = await world.chloeWrites();
  const [chloe, ana] = [listen(await device('chloe'), threadId, 2), listen(await device('ana'), threadId, 2)];
  await world.says('chloe', threadId, 'Hello?');
  const ids = (heard: ThreadEventView[]) => heard.flatMap((event) => (event.is === 'Message' ? [event.clientMessageId] : []));
  await expect.poll(() => ids(chloe.heard)).toEqual([expect.any(String)]);
  await expect.poll(() => ids(ana.heard)).toEqual([null]);
  await Promise.all([chloe.stop(), ana.stop()]);
});

test('a session that ends by the clock, which rings no bell, hears nothing more; others of the same person do', async () => {
  const threadId = await world.chloeWrites();
  const [short, long] = [await device('ana'), await device('ana')];
  await world.sql(`update session set expires_at = clock_timestamp() + interval '700 milliseconds' where id = $1`, [short]);
  const [ending, going] = [listen(short, threadId), listen(long, threadId)];
  const end = expect(ending.ended).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  await expect.poll(() => ending.seqs()).toEqual([1, 2]);
  await expect.poll(() => world.sql('select from session where id = $1 and expires_at < now()', [short])).toHaveLength(1);
  await world.says('chloe', threadId, 'Too late for one of you.');
  await end;
  expect(ending.seqs()).toEqual([1, 2]);
  await expect.poll(() => going.seqs()).toEqual([1, 2, 3]);
  await going.stop();
});

test('of many who watch one conversation, somebody typing is heard by all, and no longer by whoever was suspended', async () => {
  const threadId = await world.chloeWrites();
  const sessions = await Promise.all(Array.from({ length: 20 }, (_, i) => device(i % 2 ? 'ben' : 'dara')));
  const streams = sessions.map((session) => live.signals({ session }, { threadId }));
  const first = streams.map((stream) => stream.next());
  await expect.poll(async () => {
    await world.as('ana', (call) => signalTyping(call, { threadId, note: true }));
    return Promise.race([Promise.all(first).then((all) => all.length), new Promise((resolve) => setTimeout(resolve, 50))]);
  }).toBe(20);
  expect(await first[0]).toEqual({ done: false, value: { is: 'TypingSignal', threadId, who: { personId: world.id.ana, teamId: world.id.support }, note: true } });
  const ends = Promise.allSettled(streams.filter((_, i) => i % 2).map(async (stream) => {
    for await (const signal of stream) expect(signal.is).toBe('TypingSignal');
  }));
  await world.as('lena', (call) => suspendAccount(call, { accountId: world.id.ben }));
  expect((await ends).map((each) => (each.status === 'rejected' ? each.reason.code : each.status))).toEqual(Array.from({ length: 10 }, () => 'UNAUTHENTICATED'));
  await Promise.all(streams.map((stream) => stream.return()));
});
