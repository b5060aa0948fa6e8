import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openWorld, type World } from '../../test/world.ts';
import { entryPage } from './entries.ts';
import { participantsOf } from './people.ts';
import { transferThread } from './transfer.ts';

describe('transferThread', () => {
  let world: World;
  beforeAll(async () => void (world = await openWorld()));
  afterAll(() => world.close());

  test('of sixteen members who claim in the same moment one wins, and the others are told who holds it', async () => {
    const threadId = await world.chloeWrites();
    const { version } = await world.thread('ana', threadId);
    const claims = Array.from({ length: 16 }, (_, i) => (['ana', 'ben', 'dara'] as const)[i % 3] ?? 'ana');
    const answers = await Promise.all(
      claims.map((name) => world.as(name, (call) => transferThread(call, { threadId, requestId: randomUUID(), version: version ?? 0, to: { self: true } }))),
    );
    const winners = answers.filter((each) => each.is === 'ThreadTransferred' && each.changed);
    expect(winners).toHaveLength(1);
    const after = await world.thread('ana', threadId);
    for (const answer of answers) {
      if (answer.is === 'TransferConflict') expect(answer).toMatchObject({ holderId: after.holderId, version: after.version });
      else expect(answer.is).toBe('ThreadTransferred');
    }
    const held = await world.sql<{ n: number }>('select count(*)::int as n from engagement where thread_id = $1 and to_seq is null', [threadId]);
    expect(held).toEqual([{ n: 1 }]);
  });

  test('the client reads who joined and who took over, and never that it went back to the queue', async () => {
    const threadId = await world.chloeWrites();
    await world.transfer('ana', threadId, { self: true });
    await world.transfer('ana', threadId, { queue: true }, { note: 'Back after lunch.' });
    expect(await world.thread('chloe', threadId)).toMatchObject({ state: 'HELD', holderId: world.id.ana, version: null, waitingSince: null });
    const holders = async () => (await world.sees('chloe', (call) => participantsOf(call, threadId))).filter(({ part }) => part === 'HOLDER').map(({ accountId }) => accountId);
    expect(await holders()).toEqual([world.id.ana]);
    await world.transfer('ben', threadId, { self: true });
    expect(await holders()).toEqual([world.id.ben]);
    await world.transfer('ben', threadId, { member: world.id.dara });
    const { items } = await world.sees('chloe', (call) => entryPage(call, threadId, {}));
    expect(items.map((each) => (each.is === 'Line' ? each.kind : each.is))).toEqual(['STARTED', 'Message', 'JOINED', 'JOINED', 'TOOK_OVER']);
    expect(items.map((each) => ('seq' in each ? each.seq : null))).toEqual([1, 2, 3, 4, 5]);
  });

  test('whoever holds it and is a member too has two ways to read it, and each message unread once', async () => {
    const threadId = await world.chloeWrites();
    expect((await world.thread('ana', threadId)).unread).toBe(1);
    await world.transfer('ben', threadId, { member: world.id.ana });
    expect((await world.thread('ana', threadId)).unread).toBe(1);
  });

  test('a transfer never resets how long the client has waited', async () => {
    const threadId = await world.chloeWrites();
    const { waitingSince } = await world.thread('ana', threadId);
    await world.transfer('ana', threadId, { self: true });
    await world.transfer('ana', threadId, { member: world.id.ben }, { note: 'You know her.' });
    await world.transfer('ben', threadId, { queue: true });
    expect((await world.thread('ben', threadId)).waitingSince).toEqual(waitingSince);
  });

  test('a repeated request is answered as the first was, and writes nothing', async () => {
    const threadId = await world.chloeWrites();
    const { version } = await world.thread('ana', threadId);
    const request = { threadId, requestId: randomUUID(), version: version ?? 0, to: { member: world.id.ben }, note: 'Please.' };
    const first = await world.as('ana', (call) => transferThread(call, request));
    const again = await Promise.all([1, 2, 3].map(() => world.as('ana', (call) => transferThread(call, request))));
    expect(again).toEqual([first, first, first]);
    expect((await world.thread('ana', threadId)).lastNoteNo).toBe(1);
  });

  test('a version from before a change is a conflict that names the holder, and nothing moves', async () => {
    const threadId = await world.chloeWrites();
    const { version } = await world.thread('ana', threadId);
    await world.transfer('ben', threadId, { self: true });
    const answer = await world.as('ana', (call) => transferThread(call, { threadId, requestId: randomUUID(), version: version ?? 0, to: { member: world.id.dara } }));
    expect(answer).toMatchObject({ is: 'TransferConflict', holderId: world.id.ben });
    expect(await world.thread('ana', threadId)).toMatchObject({ holderId: world.id.ben });
  });

  test('somebody who is not a member cannot take it, and the alternatives are named', async () => {
    const threadId = await world.chloeWrites();
    const answer = await world.transfer('ana', threadId, { member: world.id.emil });
    expect(answer).toMatchObject({ is: 'TargetUnavailable', reason: 'NOT_MEMBER', accountId: world.id.emil });
    if (answer.is === 'TargetUnavailable') {
      expect(answer.alternatives.members.map((each) => each.accountId)).toEqual([world.id.ana, world.id.ben, world.id.dara]);
      expect(answer.alternatives.teams.map((each) => each.accountId)).toEqual([world.id.onboarding]);
    }
  });

  test('a thread that moves to another team is read by the former team up to there, and by the new one from the start', async () => {
    const threadId = await world.chloeWrites();
    await world.transfer('ana', threadId, { team: world.id.onboarding }, { note: 'New account.' });
    await world.says('chloe', threadId, 'Is anybody there?');
    await world.says('emil', threadId, 'Hello Chloe.');
    const former = await world.sees('ana', (call) => entryPage(call, threadId, {}));
    expect(former.items.map((each) => each.is)).toEqual(['Line', 'Message', 'Line', 'Note']);
    const present = await world.sees('emil', (call) => entryPage(call, threadId, {}));
    expect(present.items.map((each) => each.is)).toEqual(['Line', 'Message', 'Line', 'Note', 'Message', 'Line', 'Message']);
    expect((await world.thread('ana', threadId)).can).toMatchObject({ reply: false, note: false, transfer: false });
  });

  test('whoever is kept as helper stays in it by name', async () => {
    const threadId = await world.chloeWrites();
    await world.transfer('ana', threadId, { self: true });
    await world.transfer('ana', threadId, { member: world.id.ben }, { keepAsHelper: true });
    const people = await world.sees('ben', (call) => participantsOf(call, threadId));
    expect(people.map((each) => [each.accountId, each.part])).toEqual([
      [world.id.chloe, 'CLIENT'], [world.id.support, 'TEAM'], [world.id.ben, 'HOLDER'], [world.id.ana, 'NAMED'],
    ]);
  });

  test('nobody but a member of its team transfers a thread, whatever their rank', async () => {
    const threadId = await world.chloeWrites();
    for (const name of ['emil', 'greta', 'lena', 'olga', 'hana'] as const) {
      await expect(world.as(name, (call) => transferThread(call, { threadId, requestId: randomUUID(), version: 1, to: { self: true } }))).rejects.toMatchObject({ code: 'NOT_FOUND' });
    }
    await expect(world.as('chloe', (call) => transferThread(call, { threadId, requestId: randomUUID(), version: 1, to: { self: true } }))).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  test('a transfer leaves an audit line with the real person and what was before', async () => {
    const threadId = await world.chloeWrites();
    await world.transfer('ana', threadId, { member: world.id.ben });
    const lines = await world.sql(`select actor_id, target_id, before->>'state' as was, after->>'holder' as holder from audit where thread_id = $1 and deed = 'thread.transferred'`, [threadId]);
    expect(lines).toEqual([{ actor_id: world.id.ana, target_id: world.id.ben, was: 'QUEUED', holder: world.id.ben }]);
  });
});
