import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { SIDE_DOOR } from '../domain/call.ts';
import { addNote } from '../domain/messages/note.ts';
import { readUpTo } from '../domain/messages/read.ts';
import { signalTyping } from '../domain/messages/typing.ts';
import { setTeamMembers } from '../domain/staffing/team-members.ts';
import { updateTeam } from '../domain/staffing/team-settings.ts';
import { suspendAccount } from '../domain/staffing/suspend.ts';
import { desk } from '../domain/threads/desk.ts';
import { leaveAndRemoveAll, undoLeaveAndRemoveAll } from '../domain/threads/close.ts';
import { addParticipants, removeParticipant } from '../domain/threads/participants.ts';
import { seeThread } from '../domain/threads/see.ts';
import type { ThreadEventView } from '../domain/threads/views.ts';
import { type Name, openWorld, type World } from '../test/world.ts';
import type { DeskEvent } from './desk-stream.ts';
import { createLive, type Live } from './live.ts';
import { startWatchman } from './watchman.ts';

describe('the live streams', () => {
  let world: World;
  let live: Live;
  beforeAll(async () => {
    world = await openWorld();
    live = createLive(world.door, world.bell);
  });
  afterAll(() => world.close());

  const entries = (name: Name, threadId: string, afterSeq = 0, afterNote?: number) =>
    live.threadEntries({ account: world.id[name] }, { threadId, afterSeq, ...(afterNote === undefined ? {} : { afterNote }) });
  const lists = (name: Name) => live.desk({ account: world.id[name] }, SIDE_DOOR);

  test('a listener gets what is newer than they have, then what follows, once and in order', async () => {
    const threadId = await world.chloeWrites();
    await world.says('ana', threadId, 'Good morning.');
    const stream = entries('chloe', threadId, 2);
    expect(await take(stream, 2)).toEqual(['JOINED 3', 'Good morning. 4']);
    await Promise.all(Array.from({ length: 20 }, (_, i) => world.says('chloe', threadId, `line ${i}`)));
    const seqs = (await take(stream, 20)).map((each) => Number(each.split(' ').at(-1)));
    expect(seqs).toEqual(Array.from({ length: 20 }, (_, i) => i + 5));
    await stream.return();
  });

  test('a note reaches the staff who listen and never the client, on no stream of theirs', async () => {
    const threadId = await world.chloeWrites();
    const chloe = entries('chloe', threadId, 2);
    const chloeLists = lists('chloe');
    const ana = entries('ana', threadId, 2, 0);
    expect((await next(chloeLists)).is).toBe('DeskSnapshot');
    const heard = take(ana, 1);
    await world.as('ben', (call) => addNote(call, { threadId, clientNoteId: randomUUID(), text: 'Known for fraud.' }));
    expect(await heard).toEqual(['Known for fraud. note 1']);
    await world.says('ben', threadId, 'Hello Chloe.');
    expect(await take(chloe, 2)).toEqual(['JOINED 3', 'Hello Chloe. 4']);
    const change = await next(chloeLists);
    expect(change).toMatchObject({ is: 'CardChanged', placed: { card: { preview: { text: 'Hello Chloe.' }, version: null, waitingSince: null } } });
    await expect(entries('chloe', threadId, 0, 0).next()).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await Promise.all([chloe.return(), ana.return(), chloeLists.return()]);
  });

  test('whoever is removed hears nothing newer, at once, on the stream that is open', async () => {
    const threadId = await world.chloeWrites();
    await world.transfer('ana', threadId, { self: true });
    await world.as('ana', (call) => addParticipants(call, { threadId, requestId: randomUUID(), accountIds: [world.id.emil] }));
    const emil = entries('emil', threadId, 0, 0);
    expect(await take(emil, 4)).toEqual(['STARTED 1', expect.stringContaining(' 2'), 'JOINED 3', 'ADDED 4']);
    await world.as('ana', (call) => removeParticipant(call, { threadId, requestId: randomUUID(), accountId: world.id.emil }));
    await world.says('ana', threadId, 'He must not hear this.');
    const rest: ThreadEventView[] = [];
    for await (const event of emil) rest.push(event);
    expect(rest.filter((each) => each.is !== 'ThreadChanged')).toEqual([{ is: 'ThreadAccessEnded', threadId, readableUpTo: 4 }]);
  });

  test('a member who leaves the team hears no more of its threads, and their lists begin anew without its queue', async () => {
    const threadId = await world.chloeWrites();
    const dara = entries('dara', threadId, 2, 0);
    expect((await next(dara)).is).toBe('ThreadChanged');
    const daraLists = lists('dara');
    expect(await next(daraLists)).toMatchObject({ is: 'DeskSnapshot', queues: [{ teamId: world.id.onboarding }, { teamId: world.id.support }] });
    await world.as('lena', (call) => setTeamMembers(call, { teamId: world.id.support, memberIds: [world.id.ana, world.id.ben] }));
    expect(await last(dara)).toEqual({ is: 'ThreadAccessEnded', threadId, readableUpTo: null });
    expect(await next(daraLists)).toMatchObject({ is: 'DeskSnapshot', queues: [{ teamId: world.id.onboarding }] });
    await world.as('lena', (call) => setTeamMembers(call, { teamId: world.id.support, memberIds: [world.id.ana, world.id.ben, world.id.dara] }));
    await daraLists.return();
  });

  test('a claimed card moves from the queue to the winner\'s inbox on every desk', async () => {
    const threadId = await world.chloeWrites();
    const [ana, ben] = [lists('ana'), lists('ben')];
    await Promise.all([next(ana), next(ben)]);
    await world.transfer('ana', threadId, { self: true });
    const places = async (stream: AsyncGenerator<DeskEvent, void>) => {
      const event = await next(stream);
      return event.is === 'CardChanged' ? event.placed.places.map((each) => `${each.pane} ${each.sortKey[0]}`) : [];
    };
    expect(await places(ana)).toEqual(['QUEUE c', 'INBOX a']);
    expect(await places(ben)).toEqual(['QUEUE c']);
    await Promise.all([ana.return(), ben.return()]);
  });

  test('the closing line reaches everybody, and after the undo they have missed nothing', async () => {
    const threadId = await world.chloeWrites();
    await world.transfer('ana', threadId, { self: true });
    const chloe = entries('chloe', threadId, 3);
    const heard = take(chloe, 2);
    await world.as('ana', (call) => leaveAndRemoveAll(call, { threadId, requestId: randomUUID(), lastSeenSeq: 3 }));
    await world.as('ana', (call) => undoLeaveAndRemoveAll(call, { threadId, requestId: randomUUID() }));
    expect(await heard).toEqual(['CLOSED 4', 'REOPENED 5']);
    await world.says('ana', threadId, 'Sorry, I am back.');
    expect(await take(chloe, 1)).toEqual(['Sorry, I am back. 6']);
    await chloe.return();
  });

  test('what a list does not show, such as a note, makes no card move on it', async () => {
    const threadId = await world.chloeWrites();
    const ben = lists('ben');
    await next(ben);
    await world.as('ana', (call) => addNote(call, { threadId, clientNoteId: randomUUID(), text: 'Known client.' }));
    const change = next(ben);
    await world.says('chloe', threadId, 'Hello?');
    expect(await change).toMatchObject({ is: 'CardChanged', placed: { card: { preview: { text: 'Hello?' } } } });
    await ben.return();
  });

  test('the lists after every live change are those of a fresh look', async () => {
    const shown = lists('ben');
    const start = await next(shown);
    if (start.is !== 'DeskSnapshot') throw new Error('a desk begins with a snapshot');
    const known = new Map<string, string>();
    for (const each of [...start.queues.flatMap((queue) => queue.page.items), ...start.inbox.items]) known.set(each.card.id, JSON.stringify(each));
    const threadIds: string[] = [];
    for (let i = 0; i < 6; i++) threadIds.push(await world.chloeWrites(`Matter ${i}`));
    await world.transfer('ben', threadIds[0] ?? '', { self: true });
    await world.transfer('ana', threadIds[1] ?? '', { self: true });
    await world.transfer('ana', threadIds[2] ?? '', { member: world.id.ben });
    await world.transfer('ana', threadIds[3] ?? '', { team: world.id.onboarding });
    await world.as('ana', (call) => leaveAndRemoveAll(call, { threadId: threadIds[4] ?? '', requestId: randomUUID(), lastSeenSeq: 9 }));
    await world.as('ben', (call) => readUpTo(call, { threadId: threadIds[2] ?? '', seq: 9 }));
    const marker = await world.chloeWrites('the last one');
    for (;;) {
      const event = await next(shown);
      if (event.is === 'CardGone') known.delete(event.threadId);
      if (event.is !== 'CardChanged') continue;
      if (event.placed.places.length === 0) known.delete(event.placed.card.id);
      else known.set(event.placed.card.id, JSON.stringify(event.placed));
      if (event.placed.card.id === marker) break;
    }
    const fresh = await world.sees('ben', (call) => desk(call));
    const truth = new Map([...fresh.queues.flatMap((queue) => queue.page.items), ...fresh.inbox.items].map((each) => [each.card.id, JSON.stringify(each)]));
    expect(Object.fromEntries(known)).toEqual(Object.fromEntries(truth));
    await shown.return();
  });

  test('where the team answers as one, a client hears of no member: author, holder, lines, changes or typing', async () => {
    await world.as('lena', (call) => updateTeam(call, { teamId: world.id.support, attribution: 'TEAM' }));
    const threadId = await world.chloeWrites();
    const chloe = entries('chloe', threadId, 0);
    const heard: ThreadEventView[] = [await next(chloe), await next(chloe), await next(chloe)];
    const signals = live.signals({ account: world.id.chloe }, { threadId });
    const signal = signals.next();
    await world.transfer('ana', threadId, { self: true });
    await world.transfer('ana', threadId, { member: world.id.ben });
    await world.as('ben', (call) => signalTyping(call, { threadId }));
    await world.says('ben', threadId, 'We have it in front of us.');
    await world.as('ben', (call) => leaveAndRemoveAll(call, { threadId, requestId: randomUUID(), lastSeenSeq: 9 }));
    for await (const event of chloe) {
      heard.push(event);
      if (event.is === 'Line' && event.kind === 'CLOSED') break;
    }
    heard.push(...(await world.sees('chloe', async (call) => [{ is: 'ThreadChanged' as const, thread: await seeThread(call, threadId) }])));
    const told = JSON.stringify([heard, await signal]);
    for (const name of ['ana', 'ben'] as const) expect(told).not.toContain(world.id[name]);
    expect(heard.filter((each) => each.is === 'Line').map((each) => each.kind)).toEqual(['STARTED', 'CLOSED']);
    expect(heard.filter((each) => each.is === 'ThreadChanged' && each.thread.state !== 'CLOSED').length).toBeLessThanOrEqual(2);
    await signals.return();
    await world.as('lena', (call) => updateTeam(call, { teamId: world.id.support, attribution: 'MEMBER_AND_TEAM' }));
  });

  test('what no bell has told is found by the watchman within his next looks', async () => {
    const deaf = createLive(world.door, world.bell);
    const threadId = await world.chloeWrites();
    const stream = deaf.threadEntries({ account: world.id.ana }, { threadId, afterSeq: 2 });
    const heard = take(stream, 1);
    const watchman = await startWatchman(world.door, world.bell, (error) => { throw error; });
    // Another server's deed: in the database, and never rung here.
    await world.sql(`with t as (update thread set last_seq = last_seq + 1 where id = $1 returning id, last_seq)
      insert into entry (id, thread_id, pos, seq, kind, author_id, body, at) select gen_random_uuid(), id, last_seq, last_seq, 'MESSAGE', $2, 'From elsewhere.', now() from t`, [threadId, world.id.chloe]);
    expect(await heard).toEqual(['From elsewhere. 3']);
    await watchman.stop();
    await stream.return();
  });

  test('the streams of an account that is suspended end as those of nobody', async () => {
    const threadId = await world.chloeWrites();
    const hana = lists('hana');
    await next(hana);
    await world.as('lena', (call) => suspendAccount(call, { accountId: world.id.hana }));
    await expect(hana.next()).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
    await expect(entries('hana', threadId).next()).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  });

  test('a card of a further page that leaves every list is told too', async () => {
    const last: string[] = [];
    for (let i = 0; i < 55; i++) last.push(await world.chloeWrites(`Matter ${i}`));
    const ben = lists('ben');
    await next(ben);
    const threadId = last.at(-1) ?? '';
    await world.as('ana', (call) => leaveAndRemoveAll(call, { threadId, requestId: randomUUID(), lastSeenSeq: 9 }));
    const events = [await next(ben)];
    while (events.at(-1)?.is !== 'CardChanged') events.push(await next(ben));
    expect(events.at(-1)).toMatchObject({ is: 'CardChanged', placed: { card: { id: threadId, state: 'CLOSED' }, places: [] } });
    await ben.return();
  });

  test('a reader who goes while nothing happens leaves no listener behind', async () => {
    const threadId = await world.chloeWrites();
    const stream = entries('ana', threadId, 2, 0);
    expect((await next(stream)).is).toBe('ThreadChanged');
    const waiting = stream.next();
    await stream.return();
    expect(await waiting).toEqual({ done: true, value: undefined });
  });
});

async function next<T>(stream: AsyncGenerator<T, void>): Promise<T> {
  const result = await stream.next();
  if (result.done) throw new Error('the stream has ended');
  return result.value;
}

async function last<T>(stream: AsyncGenerator<T, void>): Promise<T | undefined> {
  let seen: T | undefined;
  for await (const each of stream) seen = each;
  return seen;
}

/** The next entries in short; changes of the thread itself are passed over. */
async function take(stream: AsyncGenerator<ThreadEventView, void>, count: number): Promise<string[]> {
  const taken: string[] = [];
  while (taken.length < count) {
    const event = await next(stream);
    if (event.is === 'Message') taken.push(`${event.text} ${event.seq}`);
    if (event.is === 'Line') taken.push(`${event.kind} ${event.seq}`);
    if (event.is === 'Note') taken.push(`${event.text} note ${event.noteNo}`);
    if (event.is === 'StaffLine') taken.push(`${event.kind} note ${event.noteNo}`);
    if (event.is === 'ThreadAccessEnded') taken.push('ended');
  }
  return taken;
}
