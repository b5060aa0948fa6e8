import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Name, openWorld, type World } from '../../test/world.ts';
import { endSessions, openSession } from '../access/session.ts';
import { SIDE_DOOR, type Who } from '../call.ts';
import { reactivateAccount, suspendAccount } from '../staffing/suspend.ts';
import { leaveAndRemoveAll } from '../threads/close.ts';
import { addParticipants, removeParticipant } from '../threads/participants.ts';
import { transferThread } from '../threads/transfer.ts';

/* Sends through the second write door against what takes the right to send, many times: once that is confirmed nothing more is written. */

const ROUNDS = Number(process.env['ROUNDS'] ?? 1000);
let world: World;
beforeAll(async () => void (world = await openWorld()));
afterAll(() => world.close());

const met = { said: 0, refused: 0 };
const progress = (round: number, what: string) => round % 100 === 99 && console.log(`${round + 1} of ${ROUNDS}: ${what}, ${met.said} were sent before, ${met.refused} came too late`);

/** Messages of somebody in a thread, until one is no longer sent: in two rows at once, so that one is always under way. */
async function keepsSending(who: Who, threadId: string): Promise<void> {
  const row = async () => {
    for (;;) {
      const said = await world.sending(who, SIDE_DOOR, { threadId, clientMessageId: randomUUID(), text: 'One more.', lastSeenSeq: 9999 }).then(({ is }) => is, () => 'refused');
      met[said === 'MessageSent' ? 'said' : 'refused'] += 1;
      if (said !== 'MessageSent') return;
    }
  };
  await Promise.all([row(), row()]);
}

const saidBy = async (name: Name, threadId: string) => (await world.sql<{ n: number }>(`select count(*)::int as n from entry where thread_id = $1 and author_id = $2 and kind = 'MESSAGE'`, [threadId, world.id[name]]))[0]?.n;

/** What has been written by the moment of the confirmation is all that is ever written. */
async function race(name: Name, threadId: string, end: () => Promise<unknown>, who: Who = { account: world.id[name] }): Promise<void> {
  const sending = keepsSending(who, threadId);
  await expect.poll(() => met.said, { interval: 1 }).toBeGreaterThan(met.said + 1);
  await end();
  const confirmed = await saidBy(name, threadId);
  await sending;
  expect(await saidBy(name, threadId)).toBe(confirmed);
}

const requestId = () => randomUUID();
const held = async () => {
  const threadId = await world.chloeWrites();
  await world.transfer('ana', threadId, { self: true });
  return threadId;
};

test('a removal', { timeout: ROUNDS * 1_000 }, async () => {
  const threadId = await held();
  for (let round = 0; round < ROUNDS; round++) {
    await world.as('ana', (call) => addParticipants(call, { threadId, requestId: requestId(), accountIds: [world.id.emil] }));
    await race('emil', threadId, () => world.as('ana', (call) => removeParticipant(call, { threadId, requestId: requestId(), accountId: world.id.emil })));
    progress(round, 'removals');
  }
});

test('a transfer', { timeout: ROUNDS * 1_000 }, async () => {
  const threadId = await held();
  for (let round = 0; round < ROUNDS; round++) {
    const { version } = await world.thread('ben', threadId);
    await race('ana', threadId, () => world.as('ben', (call) => transferThread(call, { threadId, requestId: requestId(), version: version ?? 0, to: { self: true } })));
    await world.transfer('ana', threadId, { self: true });
    progress(round, 'transfers');
  }
});

test('an end', { timeout: ROUNDS * 1_000 }, async () => {
  for (let round = 0; round < ROUNDS; round++) {
    const threadId = await held();
    await race('chloe', threadId, () => world.as('ana', (call) => leaveAndRemoveAll(call, { threadId, requestId: requestId(), lastSeenSeq: 9999, confirmUnread: true })));
    progress(round, 'endings');
  }
});

test('a suspension', { timeout: ROUNDS * 1_000 }, async () => {
  const threadId = await world.chloeWrites();
  for (let round = 0; round < ROUNDS; round++) {
    await race('chloe', threadId, () => world.as('olga', (call) => suspendAccount(call, { accountId: world.id.chloe })));
    await world.as('olga', (call) => reactivateAccount(call, { accountId: world.id.chloe }));
    progress(round, 'suspensions');
  }
});

test('the end of a session', { timeout: ROUNDS * 1_000 }, async () => {
  const threadId = await world.chloeWrites();
  for (let round = 0; round < ROUNDS; round++) {
    const { sessionId } = await world.door.actOpen(SIDE_DOOR, (call) => openSession(call, { id: world.id.chloe, kind: 'CLIENT' }, { deviceToken: null, formerSessionId: null, agent: null }));
    await race('chloe', threadId, () => world.door.actOpen(SIDE_DOOR, (call) => endSessions(call, world.id.chloe)), { session: sessionId });
    progress(round, 'sessions');
  }
});
