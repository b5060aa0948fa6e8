import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Name, openWorld, type World } from '../../test/world.ts';
import { endSession, openSession } from '../access/session.ts';
import { SIDE_DOOR } from '../call.ts';
import { addNote } from '../messages/note.ts';
import { setTeamMembers } from '../staffing/team-members.ts';
import { cards } from './cards.ts';
import { desk } from './desk.ts';
import { entryPage } from './entries.ts';
import { addParticipants, removeParticipant } from './participants.ts';
import { seeThread } from './see.ts';
import { startThread } from './start.ts';

describe('seeing', () => {
  let world: World;
  beforeAll(async () => void (world = await openWorld()));
  afterAll(() => world.close());

  const texts = async (name: Name, threadId: string) => {
    const { items } = await world.sees(name, (call) => entryPage(call, threadId, { last: 100 }));
    return items.flatMap((each) => (each.is === 'Message' || each.is === 'Note' ? [each.text] : []));
  };

  test('a thread of others and one that never was are answered alike, by every role', async () => {
    const threadId = await world.chloeWrites();
    for (const name of ['hana', 'emil', 'greta', 'lena', 'olga'] as const) {
      const answers = await Promise.all([threadId, randomUUID(), 'not-an-id', ''].map((id) => world.thread(name, id).catch((error: Error) => ({ ...error, message: error.message }))));
      expect(answers).toEqual(answers.map(() => answers[1]));
    }
  });

  test('a present member reads from the first entry, closed threads too; a former one nothing', async () => {
    const threadId = await world.chloeWrites('From before.');
    await world.as('lena', (call) => setTeamMembers(call, { teamId: world.id.support, memberIds: [world.id.ana, world.id.ben, world.id.emil] }));
    expect(await texts('emil', threadId)).toEqual(['From before.']);
    await expect(world.thread('dara', threadId)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await world.as('lena', (call) => setTeamMembers(call, { teamId: world.id.support, memberIds: [world.id.ana, world.id.ben, world.id.dara] }));
    await expect(world.thread('emil', threadId)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  test('somebody added by name sees all, or what follows, as the adder chose, and after leaving what they could, for ever', async () => {
    const threadId = await world.chloeWrites('Before.');
    const { as } = world;
    await as('ana', (call) => addNote(call, { threadId, clientNoteId: randomUUID(), text: 'Note before.' }));
    await as('ana', (call) => addParticipants(call, { threadId, requestId: randomUUID(), accountIds: [world.id.emil], history: 'FROM_NOW' }));
    await as('ana', (call) => addParticipants(call, { threadId, requestId: randomUUID(), accountIds: [world.id.greta], history: 'ALL' }));
    await world.says('chloe', threadId, 'Between.');
    await as('ana', (call) => removeParticipant(call, { threadId, requestId: randomUUID(), accountId: world.id.emil }));
    await world.says('chloe', threadId, 'After.');
    await as('ana', (call) => addNote(call, { threadId, clientNoteId: randomUUID(), text: 'Note after.' }));
    expect(await texts('emil', threadId)).toEqual(['Between.']);
    expect(await texts('greta', threadId)).toEqual(['Before.', 'Note before.', 'Between.', 'After.', 'Note after.']);
    expect(await world.thread('emil', threadId)).toMatchObject({ live: false, can: { reply: false, note: false, leave: false } });
  });

  test('what was written while somebody was out of it stays unknown to them, on the card too, after they are added again', async () => {
    const threadId = await world.chloeWrites('First.');
    const add = () => world.as('ana', (call) => addParticipants(call, { threadId, requestId: randomUUID(), accountIds: [world.id.emil], history: 'FROM_NOW' }));
    await add();
    await world.as('ana', (call) => removeParticipant(call, { threadId, requestId: randomUUID(), accountId: world.id.emil }));
    await world.says('chloe', threadId, 'Not for Emil.');
    await add();
    const { inbox } = await world.sees('emil', (call) => desk(call));
    expect(inbox.items.find((each) => each.card.id === threadId)).toMatchObject({ card: { preview: null }, mine: { unread: 0 } });
    expect(await world.thread('emil', threadId)).toMatchObject({ unread: 0 });
  });

  test('a client never reads a note, a version, or how long they wait', async () => {
    const threadId = await world.chloeWrites('Hello.');
    await world.as('ana', (call) => addNote(call, { threadId, clientNoteId: randomUUID(), text: 'Secret.' }));
    expect(await texts('chloe', threadId)).toEqual(['Hello.']);
    expect(await world.thread('chloe', threadId)).toMatchObject({ version: null, waitingSince: null, needsReply: null, lastNoteNo: null });
  });

  test('a client starts only with those they share a client team with, never with another client', async () => {
    const start = (name: Name, to: Name) => world.as(name, (call) => startThread(call, { clientThreadId: randomUUID(), to: [world.id[to]], text: 'Hello.' }));
    expect(await start('chloe', 'greta')).toMatchObject({ is: 'ThreadStarted' });
    for (const [name, to] of [['chloe', 'ana'], ['chloe', 'hana'], ['hana', 'support'], ['hana', 'greta']] as const) {
      await expect(start(name, to)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    }
    await expect(start('emil', 'chloe')).resolves.toMatchObject({ is: 'ThreadStarted' });
    await expect(start('lena', 'chloe')).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  test('whose session ends while they look is told to sign in, not that there is no such thread: it may be the answer to what was done', async () => {
    const threadId = await world.chloeWrites();
    const { sessionId } = await world.door.actOpen(SIDE_DOOR, (call) => openSession(call, { id: world.id.chloe, kind: 'CLIENT' }, { deviceToken: null, formerSessionId: null, agent: null }));
    const looking = world.door.look({ session: sessionId }, SIDE_DOOR, async (call) => {
      await world.door.actOpen(SIDE_DOOR, (other) => endSession(other, sessionId, world.id.chloe));
      return seeThread(call, threadId);
    });
    await expect(looking).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  });

  test('pages of entries and cards go back without a gap or a double', async () => {
    const threadId = await world.chloeWrites('line 0');
    for (let i = 1; i < 25; i++) await world.says('chloe', threadId, `line ${i}`);
    const read: string[] = [];
    for (let before: string | null = null; ; ) {
      const page = await world.sees('chloe', (call) => entryPage(call, threadId, { last: 7, before }));
      read.unshift(...page.items.flatMap((each) => (each.is === 'Message' ? [each.text] : [])));
      before = page.startCursor;
      if (before === null) break;
    }
    expect(read).toEqual(Array.from({ length: 25 }, (_, i) => `line ${i}`));

    for (let i = 0; i < 60; i++) await world.chloeWrites(`Matter ${i}`);
    const first = (await world.sees('ana', (call) => desk(call))).queues[0]?.page;
    const ids = first?.items.map((each) => each.card.id) ?? [];
    for (let after = first?.endCursor ?? null; after !== null; ) {
      const at: string = after;
      const page = await world.sees('ana', (call) => cards(call, { teamId: world.id.support, after: at, first: 9 }));
      ids.push(...page.items.map((each) => each.card.id));
      after = page.endCursor;
    }
    const [count] = await world.sql<{ n: number }>(`select count(*)::int as n from thread where team_id = $1 and state in ('QUEUED', 'HELD')`, [world.id.support]);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.length).toBe(count?.n);
  });

  test('a queue is read in pages of any length in one order: who waits longest, then who has no clock, then who is held', async () => {
    const teamId = world.id.onboarding;
    const ids: string[] = [];
    for (let i = 0; i < 14; i++) ids.push((await world.as('chloe', (call) => startThread(call, { clientThreadId: randomUUID(), to: [teamId], text: `Matter ${i}` }))).threadId);
    const set = (of: string[], sql: string) => world.sql(`update thread set ${sql} where id = any($1)`, [of]);
    // Five since the same moment, one without a clock, three that are held, and two of somebody who is suspended.
    await set(ids.slice(0, 5), `waiting_since = '2026-03-02T09:00:00Z'`);
    await set(ids.slice(5, 6), 'waiting_since = null');
    for (const id of ids.slice(6, 9)) await world.transfer('emil', id, { self: true });
    await set(ids.slice(9, 11), `client_id = '${world.id.hana}'`);
    await world.sql(`update account set status = 'SUSPENDED' where id = $1`, [world.id.hana]);

    const page = (after: string, first: number) => world.sees('emil', (call) => cards(call, { teamId, after, first }));
    const whole = (await page('', 100)).items.map(({ card, places }) => [card.id, places.find(({ pane }) => pane === 'QUEUE')?.sortKey ?? '']);
    const ours = whole.filter(([id]) => ids.includes(id ?? ''));
    expect(ours.map(([, key]) => key?.[0]).join('')).toBe('aaaaaaaabbbccc');
    expect(whole.map(([, key]) => key)).toEqual(whole.map(([, key]) => key).sort());
    expect((await world.sees('emil', (call) => desk(call))).queues.find((queue) => queue.teamId === teamId)?.page.items.map(({ card }) => card.id)).toEqual(whole.map(([id]) => id));
    for (const first of [1, 2, 3, 5]) {
      const read: string[] = [];
      for (let after: string | null = ''; after !== null; ) {
        const at: string = after;
        const { items, endCursor } = await page(at, first);
        read.push(...items.map(({ card }) => card.id));
        after = endCursor;
      }
      expect(read).toEqual(whole.map(([id]) => id));
    }
    await world.sql(`update account set status = 'ACTIVE' where id = $1`, [world.id.hana]);
  });

  test('a member whose queue is locked sees it without count or card, and still opens what they hold', async () => {
    const held = await world.chloeWrites();
    await world.transfer('ana', held, { self: true });
    const waits = await world.chloeWrites();
    await world.sql(`update account set secure_phone = '+447700900142', code_asked = 'ONCE_PER_DEVICE' where id = $1`, [world.id.support]);
    const device = randomUUID();
    const session = randomUUID();
    await world.sql(`insert into device (id, token_hash) values ($1, $2)`, [device, Buffer.from(device)]);
    await world.sql(`insert into session (id, account_id, device_id, token_hash, idle_seconds, expires_at) values ($1, $2, $3, $4, 3600, now() + interval '1 day')`, [session, world.id.ana, device, Buffer.from(session)]);
    const look = <T>(work: Parameters<typeof world.door.look<T>>[2]) => world.door.look({ session }, { address: null, requestId: null }, work);
    const locked = await look((call) => desk(call));
    expect(locked.queues).toMatchObject([{ teamId: world.id.support, locked: true, phoneEnding: '42', page: { items: [] } }]);
    expect(locked.counts.queues).toEqual([]);
    expect(locked.inbox.items.map((each) => each.card.id)).toContain(held);
    expect((await look((call) => entryPage(call, held, {}))).items).toHaveLength(3);
    await expect(look((call) => entryPage(call, waits, {}))).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await world.sql(`update account set secure_phone = null, code_asked = 'NEVER' where id = $1`, [world.id.support]);
  });
});
