import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWorld, type World } from '../../test/world.ts';
import { sendMessage } from '../messages/send.ts';
import { leaveAndRemoveAll } from './close.ts';
import { addParticipants, removeParticipant } from './participants.ts';
import { transferThread } from './transfer.ts';

/* What is decided in the same moment, a thousand times: one wins, and whoever was too late wrote nothing. */

const ROUNDS = Number(process.env['ROUNDS'] ?? 1000);
let world: World;
beforeAll(async () => void (world = await openWorld()));
afterAll(() => world.close());

const progress = (round: number, what: string) => round % 100 === 99 && console.log(`${round + 1} of ${ROUNDS}: ${what}`);

/** As sent now, by somebody who has seen everything: the answer's kind, or the code of the refusal. */
const says = (name: 'emil' | 'chloe', threadId: string) =>
  world.as(name, (call) => sendMessage(call, { threadId, clientMessageId: randomUUID(), text: 'One more.', lastSeenSeq: 999 })).then(({ is }) => is, codeOf);
const codeOf = (error: unknown) => (error instanceof Error && 'code' in error ? String(error.code) : String(error));

/** Where the last message of somebody stands, and the line that ended it for them. */
const seqs = async (threadId: string, account: string, line: string) => {
  const [found] = await world.sql<{ message: number | null; line: number | null }>(
    `select max(seq) filter (where kind = 'MESSAGE' and body = 'One more.' and author_id = $2) as message, max(seq) filter (where kind = 'LINE' and line = $3) as line from entry where thread_id = $1`,
    [threadId, account, line],
  );
  return { message: found?.message ?? null, line: found?.line ?? 0 };
};

test('of fifty claims in one moment one wins, and everybody else is told who', { timeout: ROUNDS * 3_000 }, async () => {
  for (let round = 0; round < ROUNDS; round++) {
    const threadId = await world.chloeWrites();
    const { version } = await world.thread('ana', threadId);
    const claims = Array.from({ length: 50 }, (_, i) => (['ana', 'ben', 'dara'] as const)[(i + round) % 3] ?? 'ana');
    const answers = await Promise.all(claims.map((name) => world.as(name, (call) => transferThread(call, { threadId, requestId: randomUUID(), version: version ?? 0, to: { self: true } }))));
    const { holderId } = await world.thread('ana', threadId);
    expect(answers.filter((each) => each.is === 'ThreadTransferred' && each.changed)).toHaveLength(1);
    answers.forEach((each, i) => (each.is === 'TransferConflict' ? expect(each.holderId).toBe(holderId) : expect(world.id[claims[i] ?? 'ana']).toBe(holderId)));
    const [held] = await world.sql('select count(*)::int as n from engagement where thread_id = $1 and to_seq is null', [threadId]);
    expect(held).toEqual({ n: 1 });
    progress(round, 'fifty claims');
  }
});

test('what somebody says while they are removed stands before the line that says so, or nowhere', { timeout: ROUNDS * 1_000 }, async () => {
  const threadId = await world.chloeWrites();
  await world.transfer('ana', threadId, { self: true });
  const met = { said: 0, refused: 0 };
  for (let round = 0; round < ROUNDS; round++) {
    await world.as('ana', (call) => addParticipants(call, { threadId, requestId: randomUUID(), accountIds: [world.id.emil] }));
    const before = await seqs(threadId, world.id.emil, 'REMOVED');
    const removal = () => world.as('ana', (call) => removeParticipant(call, { threadId, requestId: randomUUID(), accountId: world.id.emil }));
    const [said] = round % 2 ? await Promise.all([says('emil', threadId), removal()]) : (await Promise.all([removal(), says('emil', threadId)])).reverse();
    const after = await seqs(threadId, world.id.emil, 'REMOVED');
    if (said === 'MessageSent') expect(after.message).toBeGreaterThan(before.line);
    else expect([said, after.message]).toEqual(['FORBIDDEN', before.message]);
    expect(after.line).toBeGreaterThan(after.message ?? 0);
    met[said === 'MessageSent' ? 'said' : 'refused'] += 1;
    progress(round, `removals, ${met.said} spoke first`);
  }
  expect(Math.min(met.said, met.refused)).toBeGreaterThan(ROUNDS / 50);
});

test('what the client says while everybody leaves stands before the end, or nowhere', { timeout: ROUNDS * 1_500 }, async () => {
  const met = { said: 0, refused: 0 };
  for (let round = 0; round < ROUNDS; round++) {
    const threadId = await world.chloeWrites();
    await world.transfer('ana', threadId, { self: true });
    const end = () => world.as('ana', (call) => leaveAndRemoveAll(call, { threadId, requestId: randomUUID(), lastSeenSeq: 999 }));
    const [said] = round % 2 ? await Promise.all([says('chloe', threadId), end()]) : (await Promise.all([end(), says('chloe', threadId)])).reverse();
    const { message, line } = await seqs(threadId, world.id.chloe, 'CLOSED');
    expect([said, message !== null]).toEqual(said === 'MessageSent' ? ['MessageSent', true] : ['ThreadEnded', false]);
    expect(line).toBeGreaterThan(message ?? 0);
    met[said === 'MessageSent' ? 'said' : 'refused'] += 1;
    progress(round, `endings, ${met.said} spoke first`);
  }
  expect(Math.min(met.said, met.refused)).toBeGreaterThan(ROUNDS / 50);
});
