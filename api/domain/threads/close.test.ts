import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openWorld, type World } from '../../test/world.ts';
import { leaveAndRemoveAll, undoLeaveAndRemoveAll } from './close.ts';
import { entryPage } from './entries.ts';
import { participantsOf } from './people.ts';
import { addParticipants } from './participants.ts';
import { startThread } from './start.ts';

describe('leaveAndRemoveAll', () => {
  let world: World;
  beforeAll(async () => void (world = await openWorld()));
  afterAll(() => world.close());

  const held = async () => {
    const threadId = await world.chloeWrites();
    await world.transfer('ana', threadId, { self: true });
    return threadId;
  };
  const end = (threadId: string, more: { lastSeenSeq?: number; confirmUnread?: boolean; requestId?: string } = {}) =>
    world.as('ana', (call) => leaveAndRemoveAll(call, { threadId, requestId: randomUUID(), lastSeenSeq: 99, ...more }));
  const undo = (threadId: string) => world.as('ana', (call) => undoLeaveAndRemoveAll(call, { threadId, requestId: randomUUID() }));

  test('everybody leaves in one act, the caller last, and reads up to the closing line', async () => {
    const threadId = await held();
    await world.as('ana', (call) => addParticipants(call, { threadId, requestId: randomUUID(), accountIds: [world.id.emil] }));
    expect(await end(threadId)).toMatchObject({ is: 'EverybodyLeft', leftIds: [world.id.chloe, world.id.emil, world.id.ana] });
    for (const name of ['chloe', 'emil', 'ana'] as const) {
      const { items } = await world.sees(name, (call) => entryPage(call, threadId, {}));
      expect(items.at(-1)).toMatchObject({ is: 'Line', kind: 'CLOSED', seq: 5 });
      expect(await world.thread(name, threadId)).toMatchObject({ state: 'CLOSED', can: { reply: false, note: false, transfer: false, close: false } });
    }
    const people = await world.sees('ana', (call) => participantsOf(call, threadId));
    expect(people).toEqual([]);
  });

  test('it is refused with the messages that the caller has not seen, unless they confirm', async () => {
    const threadId = await held();
    await world.says('chloe', threadId, 'One more thing.');
    expect(await end(threadId, { lastSeenSeq: 3 })).toMatchObject({ is: 'UnreadClientMessages', count: 1, messages: [{ text: 'One more thing.' }], lastSeq: 4 });
    expect(await world.thread('ana', threadId)).toMatchObject({ state: 'HELD' });
    expect(await end(threadId, { lastSeenSeq: 3, confirmUnread: true })).toMatchObject({ is: 'EverybodyLeft' });
  });

  test('repeated, even at once, it closes once', async () => {
    const threadId = await held();
    const requestId = randomUUID();
    const answers = await Promise.all([1, 2, 3, 4].map(() => end(threadId, { requestId })));
    expect(answers).toEqual(answers.map(() => answers[0]));
    expect((await world.thread('chloe', threadId)).lastSeq).toBe(4);
  });

  test('broken off in the middle, wherever it stands, it has not happened; asked again it happens', async () => {
    await world.owner('create function break_off() returns trigger language plpgsql security definer as $$ begin perform pg_terminate_backend(pg_backend_pid()); return new; end $$');
    for (const table of ['thread', 'entry', 'participant', 'engagement', 'audit', 'done_request']) {
      const threadId = await held();
      const before = await world.thread('chloe', threadId);
      const requestId = randomUUID();
      await world.owner(`create trigger break_off before insert or update on ${table} for each row execute function break_off()`);
      const answer = await end(threadId, { requestId }).then(({ is }) => is, () => 'broken off');
      await world.owner(`drop trigger break_off on ${table}`);
      expect([table, answer]).toEqual([table, 'broken off']);
      expect(await world.thread('chloe', threadId)).toEqual(before);
      expect(await world.sees('ana', (call) => participantsOf(call, threadId))).toHaveLength(3);
      expect(await world.sql("select deed from audit where thread_id = $1 and deed = 'thread.closed'", [threadId])).toEqual([]);
      expect(await end(threadId, { requestId })).toMatchObject({ is: 'EverybodyLeft' });
    }
  });

  test('its undo brings everybody back as they were, with the waiting time', async () => {
    const threadId = await held();
    const before = await world.thread('ana', threadId);
    const people = await world.sees('ana', (call) => participantsOf(call, threadId));
    await end(threadId);
    expect(await undo(threadId)).toMatchObject({ is: 'ThreadReopened' });
    expect(await world.thread('ana', threadId)).toMatchObject({ state: 'HELD', holderId: world.id.ana, waitingSince: before.waitingSince, needsReply: true });
    expect((await world.sees('ana', (call) => participantsOf(call, threadId))).map((each) => each.accountId)).toEqual(people.map((each) => each.accountId));
    expect(await world.says('chloe', threadId, 'Thank you.')).toMatchObject({ is: 'MessageSent' });
  });

  test('there is no undo after 60 seconds, nor once a thread that continues it has begun', async () => {
    const late = await held();
    await end(late);
    await world.sql(`update thread set closed_at = closed_at - interval '61 seconds' where id = $1`, [late]);
    expect(await undo(late)).toMatchObject({ is: 'UndoExpired', reason: 'TIME_PASSED' });

    const continued = await held();
    await end(continued);
    const next = await world.as('chloe', (call) => startThread(call, { clientThreadId: randomUUID(), to: [world.id.support], text: 'Again.', continues: continued }));
    expect(await undo(continued)).toMatchObject({ is: 'UndoExpired', reason: 'CONTINUED' });
    expect(await world.thread('ana', next.threadId)).toMatchObject({ state: 'QUEUED', holderId: null, earlierId: continued });
  });

  test('a double tap on start makes one thread', async () => {
    const clientThreadId = randomUUID();
    const started = await Promise.all([1, 2, 3, 4, 5].map(() =>
      world.as('chloe', (call) => startThread(call, { clientThreadId, to: [world.id.support], text: 'Once.' }))));
    expect(new Set(started.map((each) => each.threadId)).size).toBe(1);
  });

  test('where a team keeps one open thread for each client, starting another leads to the open one', async () => {
    await world.sql('update account set one_open_thread = true where id = $1', [world.id.onboarding]);
    const start = () => world.as('hana', (call) => startThread(call, { clientThreadId: randomUUID(), to: [world.id.onboarding], text: 'Documents.' }));
    const both = await Promise.all([start(), start()]);
    expect(both.map((each) => each.is).sort()).toEqual(['ThreadAlreadyOpen', 'ThreadStarted']);
    expect(both[0]?.threadId).toBe(both[1]?.threadId);
  });
});
