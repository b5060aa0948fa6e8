import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addNote } from '../../domain/messages/note.ts';
import { readUpTo } from '../../domain/messages/read.ts';
import { leaveAndRemoveAll, undoLeaveAndRemoveAll } from '../../domain/threads/close.ts';
import { leaveThread } from '../../domain/threads/leave.ts';
import { addParticipants, removeParticipant } from '../../domain/threads/participants.ts';
import { renameThread } from '../../domain/threads/rename.ts';
import { openWorld, type World } from '../../test/world.ts';

let world: World;
beforeAll(async () => void (world = await openWorld()));
afterAll(() => world.close());

test('the number that verdicts about a thread are made at moves with every deed that changes who may read it, and with no message', async () => {
  const threadId = await world.chloeWrites();
  const request = () => ({ threadId, requestId: randomUUID() });
  let last = await rightsOf(threadId);
  const moves = async (deed: () => Promise<unknown>) => {
    await deed();
    const now = await rightsOf(threadId);
    const moved = now > last;
    expect(now).toBeGreaterThanOrEqual(last);
    last = now;
    return moved;
  };

  expect(await moves(() => world.transfer('ana', threadId, { self: true }))).toBe(true);
  expect(await moves(() => world.says('ana', threadId, 'Good morning.'))).toBe(false);
  expect(await moves(() => world.says('chloe', threadId, 'Good morning.'))).toBe(false);
  expect(await moves(() => world.as('ana', (call) => addNote(call, { threadId, clientNoteId: randomUUID(), text: 'Known client.' })))).toBe(false);
  expect(await moves(() => world.as('ana', (call) => readUpTo(call, { threadId, seq: 4 })))).toBe(false);
  expect(await moves(() => world.as('ana', (call) => renameThread(call, { ...request(), title: 'A transfer' })))).toBe(false);
  expect(await moves(() => world.as('ana', (call) => addParticipants(call, { ...request(), accountIds: [world.id.emil, world.id.greta] })))).toBe(true);
  expect(await moves(() => world.as('ana', (call) => removeParticipant(call, { ...request(), accountId: world.id.emil })))).toBe(true);
  expect(await moves(() => world.as('greta', (call) => leaveThread(call, request())))).toBe(true);
  expect(await moves(() => world.transfer('ana', threadId, { member: world.id.ben }))).toBe(true);
  expect(await moves(() => world.transfer('ben', threadId, { queue: true }))).toBe(true);
  expect(await moves(() => world.transfer('ben', threadId, { team: world.id.onboarding }))).toBe(true);
  expect(await moves(() => world.transfer('dara', threadId, { self: true }))).toBe(true);
  expect(await moves(() => world.as('dara', (call) => leaveAndRemoveAll(call, { ...request(), lastSeenSeq: 99 })))).toBe(true);
  expect(await moves(() => world.as('dara', (call) => undoLeaveAndRemoveAll(call, request())))).toBe(true);
});

test('it moves whoever writes it, and never back', async () => {
  const threadId = await world.chloeWrites();
  const before = await rightsOf(threadId);
  await world.sql(`update participant set left_at = now(), to_seq = 1, to_note = 0 where thread_id = $1`, [threadId]);
  const after = await rightsOf(threadId);
  expect(after).toBeGreaterThan(before);
  await world.sql('delete from participant where thread_id = $1', [threadId]);
  expect(await rightsOf(threadId)).toBeGreaterThan(after);
  await world.sql('update thread set rights = 0 where id = $1', [threadId]);
  expect(await rightsOf(threadId)).toBeGreaterThan(after);
});

async function rightsOf(threadId: string): Promise<number> {
  const [row] = await world.sql<{ rights: number }>('select rights from thread where id = $1', [threadId]);
  return row?.rights ?? 0;
}
