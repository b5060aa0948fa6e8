import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Name, openWorld, type World } from '../../test/world.ts';
import { desk } from '../threads/desk.ts';
import { entryPage } from '../threads/entries.ts';
import { leaveAndRemoveAll } from '../threads/close.ts';
import { addParticipants, removeParticipant } from '../threads/participants.ts';
import { earlierThreads } from '../threads/people.ts';
import { startThread } from '../threads/start.ts';
import { deleteNote } from './delete.ts';
import { editNote } from './edit.ts';
import { type AddNote, addNote } from './note.ts';
import { readUpTo } from './read.ts';
import { sendMessage } from './send.ts';

let world: World;
beforeAll(async () => void (world = await openWorld()));
afterAll(() => world.close());

const notes = (name: Name, threadId: string, more: Partial<AddNote> = {}) => world.as(name, (call) => addNote(call, { threadId, clientNoteId: randomUUID(), text: 'Do you know them, @Greta?', ...more }));
const entries = (name: Name, threadId: string) => world.sees(name, (call) => entryPage(call, threadId, {})).then(({ items }) => items);
const marked = async (name: Name, threadId: string) => {
  const { inbox, queues } = await world.sees(name, desk);
  return [...inbox.items, ...queues.flatMap(({ page }) => page.items)].find(({ card }) => card.id === threadId)?.mine.mentioned;
};
const refusal = (deed: Promise<unknown>) => deed.then(() => 'none', (error: { code: string }) => error.code);

async function held(): Promise<string> {
  const threadId = await world.chloeWrites();
  await world.transfer('ana', threadId, { self: true });
  return threadId;
}

describe('a note that addresses somebody', () => {
  test('lets in whoever could not read it, in the same act, and marks the thread for them until they have seen it', async () => {
    const threadId = await held();
    const added = await notes('ana', threadId, { mentions: [world.id.greta, world.id.greta, world.id.ana] });
    expect(added).toMatchObject({ is: 'NoteAdded', note: { mentionIds: [world.id.greta] } });
    expect((await entries('greta', threadId)).at(-1)).toMatchObject({ is: 'Note', text: 'Do you know them, @Greta?', mentionIds: [world.id.greta] });
    expect(await world.thread('greta', threadId)).toMatchObject({ mentioned: true, can: { reply: true } });
    expect([await marked('greta', threadId), await marked('ana', threadId)]).toEqual([true, false]);
    expect(await world.sql(`select after -> 'added' as added from audit where thread_id = $1 and deed = 'thread.participantsAdded'`, [threadId])).toEqual([{ added: [world.id.greta] }]);

    expect(await world.as('greta', (call) => readUpTo(call, { threadId, seq: 0 }))).toMatchObject({ mentioned: false });
    expect(await marked('greta', threadId)).toBe(false);
    // No client learns more of it than that Greta came in.
    expect(JSON.stringify(await entries('chloe', threadId))).not.toContain('Do you know');
    expect((await entries('chloe', threadId)).at(-1)).toMatchObject({ is: 'Line', kind: 'ADDED', subjectId: world.id.greta });
  });

  test('adds nobody who works in the team, and marks the thread for them all the same', async () => {
    const threadId = await held();
    const before = (await entries('chloe', threadId)).length;
    await notes('ana', threadId, { mentions: [world.id.ben] });
    expect([await marked('ben', threadId), await world.thread('ben', threadId)]).toMatchObject([true, { can: { reply: false } }]);
    expect(await entries('chloe', threadId)).toHaveLength(before);
  });

  test('is not written where somebody cannot come in, or its author may add nobody; clients and teams are nobody to address', async () => {
    const threadId = await held();
    await world.sql(`update account set status = 'SUSPENDED' where id = $1`, [world.id.emil]);
    expect(await notes('ana', threadId, { mentions: [world.id.greta, world.id.emil] })).toMatchObject({ is: 'ParticipantsRefused', reason: 'UNAVAILABLE', accountId: world.id.emil });
    await world.sql(`update account set status = 'ACTIVE' where id = $1`, [world.id.emil]);
    for (const id of [world.id.chloe, world.id.support, world.id.hana, randomUUID()]) expect(await refusal(notes('ana', threadId, { mentions: [id] }))).toBe('NOT_FOUND');
    await world.as('ana', (call) => addParticipants(call, { threadId, requestId: randomUUID(), accountIds: [world.id.greta] }));
    await world.transfer('ana', threadId, { queue: true });
    expect(await refusal(notes('greta', threadId, { mentions: [world.id.emil] }))).toBe('FORBIDDEN');
    expect((await entries('ana', threadId)).filter(({ is }) => is === 'Note')).toEqual([]);
    expect(await refusal(world.thread('emil', threadId))).toBe('NOT_FOUND');
  });

  test('is changed without letting in again whoever was removed since; who is in it already can be addressed by whoever may add nobody', async () => {
    const threadId = await held();
    const added = await notes('ana', threadId, { mentions: [world.id.greta] });
    const noteId = added.is === 'NoteAdded' ? added.note.id : '';
    await world.as('ana', (call) => removeParticipant(call, { threadId, requestId: randomUUID(), accountId: world.id.greta }));
    const before = await entries('chloe', threadId);
    const edited = await world.as('ana', (call) => editNote(call, { threadId, noteId, requestId: randomUUID(), text: 'Do you know them, @Greta? Asked twice.', from: 0, mentions: [world.id.greta] }));
    expect(edited).toMatchObject({ is: 'NoteEdited', note: { mentionIds: [world.id.greta] } });
    expect(await entries('chloe', threadId)).toEqual(before);

    for (const name of ['greta', 'emil'] as const) await world.as('ana', (call) => addParticipants(call, { threadId, requestId: randomUUID(), accountIds: [world.id[name]] }));
    await world.transfer('ana', threadId, { queue: true });
    expect(await notes('greta', threadId, { text: 'And you, @Emil?', mentions: [world.id.emil] })).toMatchObject({ is: 'NoteAdded', note: { mentionIds: [world.id.emil] } });
  });

  test('addresses somebody new once it is changed: they are let in, marked, and read it, whatever else they may read', async () => {
    const threadId = await held();
    const added = await notes('ana', threadId, { mentions: [world.id.ben], text: 'Do you, @Ben?' });
    const noteId = added.is === 'NoteAdded' ? added.note.id : '';
    await notes('ana', threadId, { text: 'What follows.' });
    await world.as('ben', (call) => readUpTo(call, { threadId, seq: 0 }));
    const change = (more: Partial<Parameters<typeof editNote>[1]> = {}, name: Name = 'ana') => world.as(name, (call) => editNote(call, { threadId, noteId, requestId: randomUUID(), text: 'Do you, @Ben or @Greta?', from: 0, mentions: [world.id.ben, world.id.greta], ...more }));
    await world.sql(`update organisation set history_by_default = 'FROM_NOW'`);
    expect(await change()).toMatchObject({ is: 'NoteEdited', note: { mentionIds: expect.arrayContaining([world.id.ben, world.id.greta]) } });
    await world.sql(`update organisation set history_by_default = 'ALL'`);
    // Ben has seen it: he is not marked again.
    expect([await marked('greta', threadId), await marked('ben', threadId)]).toEqual([true, false]);
    expect((await entries('greta', threadId)).filter(({ is }) => is === 'Note').map((each) => 'text' in each && each.text)).toEqual(['Do you, @Ben or @Greta?', 'What follows.']);
    expect((await entries('greta', threadId)).some(({ is }) => is === 'Message')).toBe(false);
    expect(JSON.stringify(await entries('chloe', threadId))).not.toContain('Do you');

    // The same text that addresses others is a change; the same to the same people writes nothing.
    const shorter = { text: 'Do you, @Ben or @Greta?', mentions: [world.id.greta], from: 1 };
    expect(await change(shorter)).toMatchObject({ is: 'NoteEdited', note: { changeNo: 2, mentionIds: [world.id.greta] } });
    expect(await change({ ...shorter, from: 2 })).toMatchObject({ is: 'NoteEdited', note: { changeNo: 2 } });
  });

  test('is not changed into one that addresses whom its author could not address, or by anybody else, or once all has ended', async () => {
    const threadId = await held();
    const added = await notes('ana', threadId);
    const noteId = added.is === 'NoteAdded' ? added.note.id : '';
    const change = (name: Name, mention: string) => world.as(name, (call) => editNote(call, { threadId, noteId, requestId: randomUUID(), text: 'And you?', from: 0, mentions: [mention] }));
    for (const id of [world.id.chloe, world.id.support, world.id.hana, randomUUID()]) expect(await refusal(change('ana', id))).toBe('NOT_FOUND');
    await world.sql(`update account set status = 'SUSPENDED' where id = $1`, [world.id.emil]);
    expect(await change('ana', world.id.emil)).toMatchObject({ is: 'ParticipantsRefused', accountId: world.id.emil });
    await world.sql(`update account set status = 'ACTIVE' where id = $1`, [world.id.emil]);
    expect([await refusal(change('ben', world.id.emil)), await refusal(change('greta', world.id.emil))]).toEqual(['FORBIDDEN', 'NOT_FOUND']);
    await world.as('ana', (call) => leaveAndRemoveAll(call, { threadId, requestId: randomUUID(), lastSeenSeq: 99 }));
    expect(await change('ana', world.id.emil)).toMatchObject({ is: 'ThreadEnded' });
    expect(await world.sql('select 1 from entry_mention where thread_id = $1', [threadId])).toEqual([]);
    expect((await entries('ana', threadId)).find(({ is }) => is === 'Note')).toMatchObject({ changeNo: 0 });
  });

  test('addresses others once it is changed, and nobody once it is taken back', async () => {
    const threadId = await held();
    const added = await notes('ana', threadId, { mentions: [world.id.ben] });
    const noteId = added.is === 'NoteAdded' ? added.note.id : '';
    const edited = await world.as('ana', (call) => editNote(call, { threadId, noteId, requestId: randomUUID(), text: 'Do you, @Dara?', from: 0, mentions: [world.id.dara] }));
    expect(edited).toMatchObject({ is: 'NoteEdited', note: { mentionIds: [world.id.dara] } });
    expect([await marked('ben', threadId), await marked('dara', threadId)]).toEqual([false, true]);
    await world.as('ana', (call) => deleteNote(call, { threadId, noteId, requestId: randomUUID() }));
    expect(await marked('dara', threadId)).toBe(false);
  });
});

describe('an answer', () => {
  test('names a message of the same thread that its author may read, and never a note to a client', async () => {
    const threadId = await held();
    const asked = await world.says('chloe', threadId, 'Which form?');
    const messageId = asked.is === 'MessageSent' ? asked.message.id : '';
    const note = await notes('ana', threadId);
    const noteId = note.is === 'NoteAdded' ? note.note.id : '';
    const line = (await entries('ana', threadId))[0]?.id ?? '';
    const answers = (name: Name, inReplyTo: string, in_: string = threadId) => world.sending({ account: world.id[name] }, { address: null, requestId: null }, { threadId: in_, clientMessageId: randomUUID(), text: 'This one.', lastSeenSeq: 99, inReplyTo });
    expect(await answers('ana', messageId)).toMatchObject({ is: 'MessageSent', message: { inReplyTo: messageId } });
    expect((await entries('chloe', threadId)).at(-1)).toMatchObject({ inReplyTo: messageId });
    expect([await refusal(answers('ana', noteId)), await refusal(answers('ana', line))]).toEqual(['BAD_USER_INPUT', 'BAD_USER_INPUT']);
    expect([await refusal(answers('chloe', noteId)), await refusal(answers('chloe', randomUUID()))]).toEqual(['NOT_FOUND', 'NOT_FOUND']);
    expect(await refusal(answers('chloe', messageId, await world.chloeWrites()))).toBe('NOT_FOUND');
    expect(await notes('ben', threadId, { inReplyTo: noteId })).toMatchObject({ is: 'NoteAdded', note: { inReplyTo: noteId } });
    // Repeated it is the same, under another name another message.
    const clientMessageId = randomUUID();
    const once = { threadId, clientMessageId, text: 'That one.', lastSeenSeq: 99, inReplyTo: messageId };
    for (let i = 0; i < 2; i++) expect(await world.as('ana', (call) => sendMessage(call, once))).toMatchObject({ is: 'MessageSent' });
    expect(await refusal(world.as('ana', (call) => sendMessage(call, { ...once, inReplyTo: null })))).toBe('CONFLICT');
  });
});

describe('a receipt', () => {
  test('tells a client that the team has read and since when, and names nobody of it; staff read the client\'s name, and among themselves each other\'s', async () => {
    const threadId = await held();
    await world.as('ben', (call) => readUpTo(call, { threadId, seq: 3 }));
    await world.as('ana', (call) => readUpTo(call, { threadId, seq: 2 }));
    expect((await world.thread('chloe', threadId)).readers).toEqual([{ who: { personId: null, teamId: world.id.support }, seq: 3, at: expect.any(Date) }]);
    expect((await world.thread('ana', threadId)).readers).toEqual([]);
    await world.as('chloe', (call) => readUpTo(call, { threadId, seq: 3 }));
    expect((await world.thread('ana', threadId)).readers).toMatchObject([{ who: { personId: world.id.chloe, teamId: null }, seq: 3 }]);

    const { threadId: amongStaff } = await world.as('ben', (call) => startThread(call, { clientThreadId: randomUUID(), to: [world.id.ana, world.id.dara], text: 'Lunch?' }));
    for (const name of ['ana', 'dara'] as const) await world.as(name, (call) => readUpTo(call, { threadId: amongStaff, seq: 2 }));
    expect((await world.thread('ben', amongStaff)).readers.map(({ who }) => who.personId).sort()).toEqual([world.id.ana, world.id.dara].sort());
  });

  test('keeps its time when somebody only reads their own words', async () => {
    const threadId = await held();
    const at = async () => (await world.thread('chloe', threadId)).readers[0]?.at.getTime();
    await world.as('ana', (call) => readUpTo(call, { threadId, seq: 3 }));
    const then = await at();
    await world.says('ana', threadId, 'One moment.');
    await world.as('ana', (call) => readUpTo(call, { threadId, seq: 4 }));
    expect(await at()).toBe(then);
    await world.says('chloe', threadId, 'Of course.');
    await world.as('ana', (call) => readUpTo(call, { threadId, seq: 5 }));
    expect(await at()).toBeGreaterThan(then ?? 0);
  });
});

test('earlier threads of a client with a team are there for whoever may read them, newest first, and for nobody else', async () => {
  const ids: string[] = [];
  for (const text of ['First', 'Second', 'Third']) {
    const { threadId } = await world.as('hana', (call) => startThread(call, { clientThreadId: randomUUID(), to: [world.id.onboarding], text, title: text }));
    ids.push(threadId);
  }
  const last = ids[2] ?? '';
  await world.transfer('emil', ids[0] ?? '', { self: true });
  await world.as('emil', (call) => leaveAndRemoveAll(call, { threadId: ids[0] ?? '', requestId: randomUUID(), lastSeenSeq: 99 }));
  const earlier = (name: Name, threadId: string, before: string | null = null) => world.sees(name, (call) => earlierThreads(call, threadId, before)).then(({ items }) => items.map(({ title }) => title));
  expect([await earlier('hana', last), await earlier('emil', last)]).toEqual([['Second', 'First'], ['Second', 'First']]);
  expect(await earlier('hana', last, ids[1] ?? '')).toEqual(['First']);
  await world.as('emil', (call) => addParticipants(call, { threadId: last, requestId: randomUUID(), accountIds: [world.id.greta] }));
  expect([await earlier('greta', last), await earlier('ana', last), await earlier('chloe', last)]).toEqual([[], [], []]);
  expect(await earlier('greta', last, ids[1] ?? '')).toEqual(await earlier('greta', last, randomUUID()));
});
