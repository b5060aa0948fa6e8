import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Name, openWorld, type World } from '../../test/world.ts';
import { leaveAndRemoveAll } from '../threads/close.ts';
import { entryPage } from '../threads/entries.ts';
import { desk } from '../threads/desk.ts';
import { addParticipants, removeParticipant } from '../threads/participants.ts';
import type { EntryView, MessageView, NoteView } from '../threads/entry-views.ts';
import { deleteMessage, deleteNote } from './delete.ts';
import { editMessage, editNote } from './edit.ts';
import { addNote } from './note.ts';
import { sendMessage } from './send.ts';
import { versionsOf } from './versions.ts';

let world: World;
beforeAll(async () => void (world = await openWorld()));
afterAll(() => world.close());

/** A thread that Ana holds, in which she has answered. */
async function anaAnswers(text = 'It goes out tomorow.'): Promise<{ threadId: string; message: MessageView }> {
  const threadId = await world.chloeWrites();
  await world.transfer('ana', threadId, { self: true });
  const sent = await world.says('ana', threadId, text);
  if (sent.is !== 'MessageSent') throw new Error(sent.is);
  return { threadId, message: sent.message };
}

async function anaNotes(threadId: string, text = 'A known cleint.'): Promise<NoteView> {
  const added = await world.as('ana', (call) => addNote(call, { threadId, clientNoteId: randomUUID(), text }));
  if (added.is !== 'NoteAdded') throw new Error(added.is);
  return added.note;
}

const edits = (name: Name, threadId: string, messageId: string, text: string, { from = 0, requestId = randomUUID() } = {}) =>
  world.as(name, (call) => editMessage(call, { threadId, messageId, requestId, text, from }));
const deletes = (name: Name, threadId: string, messageId: string, requestId = randomUUID()) =>
  world.as(name, (call) => deleteMessage(call, { threadId, messageId, requestId }));
const entries = (name: Name, threadId: string) => world.sees(name, (call) => entryPage(call, threadId, { last: 100 })).then(({ items }) => items);
const reads = async (name: Name, threadId: string, id: string) => (await entries(name, threadId)).find((each) => each.id === id);
const versions = (name: Name, threadId: string, id: string) => world.sees(name, (call) => versionsOf(call, threadId, id)).then((all) => all?.map(({ text }) => text) ?? null);
const deedsOn = async (threadId: string) => (await world.sql<{ deed: string }>('select deed from audit where thread_id = $1 order by at, id', [threadId])).map(({ deed }) => deed);

describe('an edit', () => {
  test('changes the text for everybody, and neither its number, nor its place, nor anybody\'s clock; every text is kept, and the audit has a line without any', async () => {
    const { threadId, message } = await anaAnswers();
    const before = await world.thread('ana', threadId);
    expect(await edits('ana', threadId, message.id, 'It goes out tomorrow.')).toMatchObject({ is: 'MessageEdited', message: { text: 'It goes out tomorrow.', seq: message.seq, changeNo: 1 } });
    expect(await edits('ana', threadId, message.id, 'It goes out on Friday.', { from: 1 })).toMatchObject({ is: 'MessageEdited', message: { changeNo: 2 } });
    for (const name of ['chloe', 'ben'] as const) {
      expect(await reads(name, threadId, message.id)).toMatchObject({ seq: message.seq, text: 'It goes out on Friday.', at: message.at, editedAt: expect.any(Date), deletedAt: null });
    }
    expect(await versions('ben', threadId, message.id)).toEqual(['It goes out tomorow.', 'It goes out tomorrow.', 'It goes out on Friday.']);
    expect(await world.thread('ana', threadId)).toEqual({ ...before, lastChange: 2 });
    const lines = await world.sql('select deed, before, after from audit where thread_id = $1 and deed = $2 order by at', [threadId, 'message.edited']);
    expect(lines).toEqual([1, 2].map((change) => ({ deed: 'message.edited', before: null, after: { entryId: message.id, change } })));
  });

  test('shows on the card if it is of the newest message, and not if something newer stands there', async () => {
    const { threadId, message } = await anaAnswers();
    const preview = async (name: Name) => {
      const { inbox } = await world.sees(name, desk);
      return inbox.items.find(({ card }) => card.id === threadId)?.card.preview?.text;
    };
    await edits('ana', threadId, message.id, 'Tomorrow.');
    expect([await preview('ana'), await preview('chloe')]).toEqual(['Tomorrow.', 'Tomorrow.']);
    await world.says('chloe', threadId, 'Thank you.');
    await edits('ana', threadId, message.id, 'On Friday.', { from: 1 });
    expect([await preview('ana'), await preview('chloe')]).toEqual(['Thank you.', 'Thank you.']);
  });

  test('is its author\'s alone, and only while they may write there', async () => {
    const { threadId, message } = await anaAnswers();
    const refusal = (deed: Promise<unknown>) => deed.then(() => 'none', (error: { code: string }) => error.code);
    expect(await refusal(edits('ben', threadId, message.id, 'No.'))).toBe('FORBIDDEN');
    expect(await refusal(edits('chloe', threadId, message.id, 'No.'))).toBe('FORBIDDEN');
    expect(await refusal(edits('hana', threadId, message.id, 'No.'))).toBe('NOT_FOUND');
    expect(await refusal(edits('emil', threadId, message.id, 'No.'))).toBe('NOT_FOUND');
    const line = (await entries('ana', threadId)).find(({ is }) => is === 'Line');
    expect(await refusal(edits('ana', threadId, line?.id ?? '', 'No.'))).toBe('NOT_FOUND');
    expect(await refusal(edits('ana', await world.chloeWrites(), message.id, 'No.'))).toBe('NOT_FOUND');
    expect(await refusal(edits('ana', threadId, message.id, ' '))).toBe('BAD_USER_INPUT');
    await world.transfer('ana', threadId, { member: world.id.ben });
    expect(await refusal(edits('ana', threadId, message.id, 'No.'))).toBe('FORBIDDEN');
    expect(await refusal(deletes('ana', threadId, message.id))).toBe('FORBIDDEN');
    await world.as('ben', (call) => leaveAndRemoveAll(call, { threadId, requestId: randomUUID(), lastSeenSeq: 99 }));
    expect(await edits('ana', threadId, message.id, 'No.')).toEqual({ is: 'ThreadEnded', threadId });
    expect(await deletes('ana', threadId, message.id)).toEqual({ is: 'ThreadEnded', threadId });
    expect(await reads('ana', threadId, message.id)).toMatchObject({ text: 'It goes out tomorow.', changeNo: 0 });
  });

  test('that is repeated has one effect; the same text again writes nothing; another text of an older version is handed back', async () => {
    const { threadId, message } = await anaAnswers();
    const requestId = randomUUID();
    await edits('ana', threadId, message.id, 'Tomorrow.', { requestId });
    await edits('ana', threadId, message.id, 'On Friday.', { from: 1 });
    expect(await edits('ana', threadId, message.id, 'Tomorrow.', { requestId })).toMatchObject({ is: 'MessageEdited', message: { text: 'On Friday.', changeNo: 2 } });
    expect(await edits('ana', threadId, message.id, 'On Friday.', { from: 0 })).toMatchObject({ is: 'MessageEdited', message: { changeNo: 2 } });
    expect(await edits('ana', threadId, message.id, 'On Monday.', { from: 1 })).toMatchObject({ is: 'EditConflict', entry: { text: 'On Friday.', changeNo: 2 } });
    expect(await deedsOn(threadId)).toEqual(['thread.started', 'thread.transferred', 'message.edited', 'message.edited']);
  });

  test('of ten that were made of the same text at once, one counts and nine are told what stands there', async () => {
    const { threadId, message } = await anaAnswers();
    const outcomes = await Promise.all(Array.from({ length: 10 }, (_, i) => edits('ana', threadId, message.id, `Version ${i}.`)));
    const done = outcomes.flatMap((each) => (each.is === 'MessageEdited' ? [each.message.text] : []));
    expect(done).toHaveLength(1);
    expect(outcomes.filter((each) => each.is === 'EditConflict' && (each.entry.text === done[0]))).toHaveLength(9);
    expect(await versions('ben', threadId, message.id)).toEqual(['It goes out tomorow.', done[0]]);
  });

  test('does not make another message of what its device sends once more', async () => {
    const threadId = await world.chloeWrites();
    const send = { threadId, clientMessageId: randomUUID(), text: 'Helo?', lastSeenSeq: 2 };
    const sent = await world.as('chloe', (call) => sendMessage(call, send));
    const id = sent.is === 'MessageSent' ? sent.message.id : '';
    await edits('chloe', threadId, id, 'Hello?');
    expect(await world.as('chloe', (call) => sendMessage(call, send))).toMatchObject({ is: 'MessageSent', message: { id, text: 'Hello?' } });
    await expect(world.as('chloe', (call) => sendMessage(call, { ...send, text: 'Hello?' }))).rejects.toMatchObject({ code: 'CONFLICT' });
    await deletes('chloe', threadId, id);
    expect(await world.as('chloe', (call) => sendMessage(call, send))).toMatchObject({ is: 'MessageSent', message: { id, text: '' } });
  });
});

describe('what is taken back', () => {
  test('keeps its place and has no text, for nobody; on the card neither; taken back again is success, and an edit meets a conflict', async () => {
    const { threadId, message } = await anaAnswers('The PIN is 4711.');
    expect(await deletes('ana', threadId, message.id)).toMatchObject({ is: 'MessageDeleted', message: { text: '', deletedAt: expect.any(Date), seq: message.seq } });
    expect(await deletes('ana', threadId, message.id)).toMatchObject({ is: 'MessageDeleted', message: { changeNo: 1 } });
    expect(await edits('ana', threadId, message.id, 'Oh, well.', { from: 1 })).toMatchObject({ is: 'EditConflict', entry: { text: '', deletedAt: expect.any(Date) } });
    for (const name of ['chloe', 'ana', 'ben', 'dara'] as const) {
      expect(JSON.stringify([await entries(name, threadId), await world.sees(name, desk)])).not.toContain('4711');
      expect(await reads(name, threadId, message.id)).toMatchObject({ seq: message.seq, text: '', editedAt: null, author: { personId: world.id.ana } });
    }
    expect((await deedsOn(threadId)).filter((deed) => deed === 'message.deleted')).toHaveLength(1);
  });

  test('names no member to a client where the team answers as one', async () => {
    await world.sql(`update account set attribution = 'TEAM' where id = $1`, [world.id.support]);
    const { threadId, message } = await anaAnswers();
    await deletes('ana', threadId, message.id);
    expect(await reads('chloe', threadId, message.id)).toMatchObject({ author: { personId: null, teamId: world.id.support }, deletedAt: expect.any(Date) });
    expect(JSON.stringify(await entries('chloe', threadId))).not.toContain(world.id.ana);
    await world.sql(`update account set attribution = 'MEMBER_AND_TEAM' where id = $1`, [world.id.support]);
  });

  test('of notes the same holds as of messages, and no client learns that there was one, not from a number either', async () => {
    const { threadId } = await anaAnswers();
    const note = await anaNotes(threadId);
    const before = [await world.thread('chloe', threadId), await entries('chloe', threadId)];
    const edited = await world.as('ana', (call) => editNote(call, { threadId, noteId: note.id, requestId: randomUUID(), text: 'A known client.', from: 0 }));
    expect(edited).toMatchObject({ is: 'NoteEdited', note: { text: 'A known client.', noteNo: note.noteNo, changeNo: 1 } });
    expect(await reads('ben', threadId, note.id)).toMatchObject({ text: 'A known client.', editedAt: expect.any(Date) });
    await expect(world.as('ben', (call) => deleteNote(call, { threadId, noteId: note.id, requestId: randomUUID() }))).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(world.as('ana', (call) => deleteMessage(call, { threadId, messageId: note.id, requestId: randomUUID() }))).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(await world.as('ana', (call) => deleteNote(call, { threadId, noteId: note.id, requestId: randomUUID() }))).toMatchObject({ is: 'NoteDeleted', note: { text: '' } });
    expect(await versions('ben', threadId, note.id)).toEqual(['A known cleint.', 'A known client.']);
    expect([await world.thread('chloe', threadId), await entries('chloe', threadId)]).toEqual(before);
    expect(await world.thread('ben', threadId)).toMatchObject({ lastChange: 0, lastNoteChange: 2 });
    await expect(world.as('chloe', (call) => deleteNote(call, { threadId, noteId: note.id, requestId: randomUUID() }))).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('what stood there before', () => {
  /** Greta is in it by name, Emil is of another team, Olga stands above all. */
  const READERS = { chloe: 'the client', ana: 'the author', ben: 'a member', greta: 'a helper', emil: 'another team', hana: 'another client', olga: 'an administrator' } as const;
  const names = Object.keys(READERS) as (keyof typeof READERS)[];
  const readersOf = async (threadId: string, id: string) => Promise.all(names.map(async (name) => [name, await versions(name, threadId, id).catch((error: { code: string }) => error.code)] as const)).then(Object.fromEntries);

  test('of an edited message is read by staff who may read it and by its author; of one taken back by members alone', async () => {
    const { threadId, message } = await anaAnswers('One');
    await world.as('ana', (call) => addParticipants(call, { threadId, requestId: randomUUID(), accountIds: [world.id.greta] }));
    await edits('ana', threadId, message.id, 'Two');
    const both = ['One', 'Two'];
    expect(await readersOf(threadId, message.id)).toEqual({ chloe: null, ana: both, ben: both, greta: both, emil: null, hana: null, olga: null });
    await deletes('ana', threadId, message.id);
    expect(await readersOf(threadId, message.id)).toEqual({ chloe: null, ana: both, ben: both, greta: null, emil: null, hana: null, olga: null });

    const sent = await world.says('chloe', threadId, 'Uno');
    const id = sent.is === 'MessageSent' ? sent.message.id : '';
    await edits('chloe', threadId, id, 'Due');
    expect(await readersOf(threadId, id)).toMatchObject({ chloe: ['Uno', 'Due'], ben: ['Uno', 'Due'], greta: ['Uno', 'Due'], emil: null });
    await deletes('chloe', threadId, id);
    expect(await readersOf(threadId, id)).toMatchObject({ chloe: null, ben: ['Uno', 'Due'], greta: null });
  });

  test('is what somebody goes on reading who has left; what is written later into what they could read they do not read, and what is taken back is taken back', async () => {
    const { threadId, message } = await anaAnswers('One');
    const request = () => ({ threadId, requestId: randomUUID() });
    await world.as('ana', (call) => addParticipants(call, { ...request(), accountIds: [world.id.greta] }));
    const note = await anaNotes(threadId, 'Among us: one');
    const other = await world.says('ana', threadId, 'Other');
    const otherId = other.is === 'MessageSent' ? other.message.id : '';
    await edits('ana', threadId, message.id, 'Two');
    await world.as('ana', (call) => removeParticipant(call, { ...request(), accountId: world.id.greta }));
    await edits('ana', threadId, message.id, 'Three, a secret', { from: 1 });
    await edits('ana', threadId, otherId, 'Other, a secret');
    await world.as('ana', (call) => editNote(call, { ...request(), noteId: note.id, text: 'Among us: a secret', from: 0 }));

    const texts = async () => (await entries('greta', threadId)).flatMap((each: EntryView) => (each.is === 'Message' || each.is === 'Note' ? [[each.text, each.changeNo, each.editedAt !== null]] : []));
    expect((await texts()).slice(1)).toEqual([['Two', 1, true], ['Among us: one', 0, false], ['Other', 0, false]]);
    expect(await versions('greta', threadId, message.id)).toEqual(['One', 'Two']);
    expect(await world.thread('greta', threadId)).toMatchObject({ lastChange: 1, lastNoteChange: 0 });
    await deletes('ana', threadId, otherId);
    expect((await texts()).slice(1)).toEqual([['Two', 1, true], ['Among us: one', 0, false], ['', 4, false]]);
    // Back again, they read what stands there now.
    await world.as('ana', (call) => addParticipants(call, { ...request(), accountIds: [world.id.greta], history: 'ALL' }));
    expect((await texts())[1]).toEqual(['Three, a secret', 2, true]);
  });

  test('cannot be lost: no statement changes a text without it, or changes it afterwards', async () => {
    const { message } = await anaAnswers();
    await expect(world.sql(`update entry set body = 'x' where id = $1`, [message.id])).rejects.toThrow();
    await world.sql(`update entry set body = 'x', change_no = 1, changed_at = now() where id = $1`, [message.id]);
    expect(await world.sql('select change_no, body from entry_version where entry_id = $1', [message.id])).toEqual([{ change_no: 0, body: 'It goes out tomorow.' }]);
    await expect(world.owner(`update entry_version set body = 'y' where entry_id = '${message.id}'`)).rejects.toThrow('append-only');
    await expect(world.owner(`set session_replication_role = replica; delete from entry_version where entry_id = '${message.id}'`)).rejects.toThrow('append-only');
  });
});
