import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openSession } from '../../domain/access/session.ts';
import { createDoor, type Door, SIDE_DOOR } from '../../domain/call.ts';
import { deleteMessage, deleteNote } from '../../domain/messages/delete.ts';
import { editMessage, editNote } from '../../domain/messages/edit.ts';
import { addNote } from '../../domain/messages/note.ts';
import { sendMessage } from '../../domain/messages/send.ts';
import { entryPage } from '../../domain/threads/entries.ts';
import { addParticipants, removeParticipant } from '../../domain/threads/participants.ts';
import type { EntryView } from '../../domain/threads/entry-views.ts';
import type { ThreadEventView } from '../../domain/threads/views.ts';
import { type Name, openWorld, type World } from '../../test/world.ts';
import { createLive, type Live } from '../live.ts';
import { startWatchman, type Watchman } from '../watchman.ts';

/*
 * What is changed is heard by everybody who has it, whatever became of the bell and wherever they were meanwhile: after
 * it all, what they have is what they would read anew.
 */

let world: World;
let live: Live;
let watchman: Watchman;
/** Another server's door: its bell rings for nobody here, so that the watchman alone finds what is done through it. */
let elsewhere: Door;
beforeAll(async () => {
  world = await openWorld();
  live = createLive(world.door, world.bell);
  watchman = await startWatchman(world.door, world.bell, () => undefined);
  elsewhere = createDoor(world.orm, { ring: () => undefined });
});
afterAll(async () => {
  await watchman.stop();
  await world.close();
});

async function device(name: Name): Promise<string> {
  const kind = name === 'chloe' || name === 'hana' ? 'CLIENT' : 'STAFF';
  const { sessionId } = await world.door.actOpen(SIDE_DOOR, (call) => openSession(call, { id: world.id[name], kind }, { deviceToken: null, formerSessionId: null, agent: 'test' }));
  return sessionId;
}

/** Somebody's screen: what they have, by id; it goes on after every loss of the connection from exactly what it has. */
async function screen(name: Name, threadId: string) {
  const session = await device(name);
  const isStaff = name !== 'chloe';
  const has = new Map<string, EntryView>();
  const heard: ThreadEventView[] = [];
  const cursor = { seq: 0, note: 0, change: 0, noteChange: 0 };
  let stream: ReturnType<Live['threadEntries']> | undefined;
  const take = (entry: EntryView) => {
    const known = has.get(entry.id);
    if ((entry.is === 'Message' || entry.is === 'Note') && (known?.is === 'Message' || known?.is === 'Note') && known.changeNo > entry.changeNo) return;
    has.set(entry.id, entry);
    if (entry.is === 'Message') cursor.change = Math.max(cursor.change, entry.changeNo);
    if (entry.is === 'Note') cursor.noteChange = Math.max(cursor.noteChange, entry.changeNo);
  };
  const open = () => {
    // As a screen asks: changes it has heard of with an entry say nothing of the changes of others.
    const from = { ...cursor };
    const staff = isStaff ? { afterNote: from.note, afterNoteChange: from.noteChange } : {};
    stream = live.threadEntries({ session }, { threadId, afterSeq: from.seq, afterChange: from.change, ...staff });
    void (async (mine) => {
      for await (const event of mine) {
        heard.push(event);
        if (event.is === 'EntryChanged') take(event.entry);
        else if (event.is !== 'ThreadChanged' && event.is !== 'ThreadAccessEnded') {
          const changes = { change: cursor.change, noteChange: cursor.noteChange };
          take(event);
          Object.assign(cursor, changes);
          if ('seq' in event) cursor.seq = event.seq;
          else cursor.note = event.noteNo;
        }
      }
    })(stream).catch(() => undefined);
  };
  open();
  return {
    heard,
    close: async () => void (await stream?.return()),
    open,
    /** In the order in which they are read, without what is its author's alone. */
    shows: () => shown([...has.values()]),
  };
}

function shown(entries: readonly EntryView[]) {
  return entries
    .map((each) => [each.id, 'text' in each ? each.text : null, 'changeNo' in each ? each.changeNo : 0, 'deletedAt' in each && each.deletedAt !== null] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1));
}

async function fresh(name: Name, threadId: string) {
  return shown((await world.sees(name, (call) => entryPage(call, threadId, { last: 100 }))).items);
}

async function begin(): Promise<{ threadId: string; say: (name: Name, text: string) => Promise<string> }> {
  const threadId = await world.chloeWrites();
  await world.transfer('ana', threadId, { self: true });
  const say = async (name: Name, text: string) => {
    const sent = await world.says(name, threadId, text);
    return sent.is === 'MessageSent' ? sent.message.id : '';
  };
  return { threadId, say };
}

const change = (door: Door, name: Name, threadId: string, messageId: string, text: string, from = 0) =>
  door.act({ account: world.id[name] }, SIDE_DOOR, (call) => editMessage(call, { threadId, messageId, requestId: randomUUID(), text, from }));

test('an edit is heard at once by everybody who has the message, as the same event, and by its author with their own id', async () => {
  const { threadId, say } = await begin();
  const id = await say('ana', 'Tomorow.');
  const screens = await Promise.all((['chloe', 'ben', 'ana'] as const).map((name) => screen(name, threadId)));
  for (const each of screens) await expect.poll(() => each.shows()).toHaveLength(4);
  await change(world.door, 'ana', threadId, id, 'Tomorrow.');
  for (const each of screens) await expect.poll(() => each.heard.at(-1)).toMatchObject({ is: 'EntryChanged', entry: { is: 'Message', id, text: 'Tomorrow.', changeNo: 1 } });
  const deviceIds = screens.map(({ heard }) => (heard.at(-1) as { entry: { clientMessageId: string | null } }).entry.clientMessageId);
  expect(deviceIds).toEqual([null, null, expect.any(String)]);
  for (const each of screens) await each.close();
});

test('a change whose bell was lost is found within two seconds, although nothing else moved', async () => {
  const { threadId, say } = await begin();
  const id = await say('ana', 'Tomorow.');
  const chloe = await screen('chloe', threadId);
  await expect.poll(() => chloe.shows()).toHaveLength(4);
  await change(elsewhere, 'ana', threadId, id, 'Tomorrow.');
  await expect.poll(() => chloe.shows().find(([each]) => each === id)?.[1], { timeout: 3_000 }).toBe('Tomorrow.');
  await change(elsewhere, 'ana', threadId, id, 'On Friday.', 1);
  await expect.poll(() => chloe.shows().find(([each]) => each === id)?.[1], { timeout: 3_000 }).toBe('On Friday.');
  await chloe.close();
});

test('whoever was away hears, when they come back, what was changed meanwhile of what they have, once each, and as it is now', async () => {
  const { threadId, say } = await begin();
  const [first, second] = [await say('ana', 'One'), await say('chloe', 'Two')];
  const chloe = await screen('chloe', threadId);
  await expect.poll(() => chloe.shows()).toHaveLength(5);
  await chloe.close();
  await change(world.door, 'ana', threadId, first, 'One.');
  await change(world.door, 'chloe', threadId, second, 'Two.');
  await change(world.door, 'ana', threadId, first, 'One!', 1);
  const third = await say('ana', 'Three');
  await change(world.door, 'ana', threadId, third, 'Three.');
  const before = chloe.heard.length;
  chloe.open();
  await expect.poll(() => chloe.shows()).toEqual(await fresh('chloe', threadId));
  const texts = chloe.heard.slice(before).flatMap((each) => (each.is === 'EntryChanged' ? [each.entry.text] : each.is === 'Message' ? [`new: ${each.text}`] : []));
  expect(texts.filter((each) => each !== 'Three.')).toEqual(['new: Three.', 'Two.', 'One!']);
  await chloe.close();
});

test('whoever was removed hears nothing of what is written into what they could read; back again they have it', async () => {
  const { threadId, say } = await begin();
  const id = await say('ana', 'One');
  await world.as('ana', (call) => addParticipants(call, { threadId, requestId: randomUUID(), accountIds: [world.id.greta] }));
  const greta = await screen('greta', threadId);
  await expect.poll(() => greta.shows()).toHaveLength(5);
  await world.as('ana', (call) => removeParticipant(call, { threadId, requestId: randomUUID(), accountId: world.id.greta }));
  await change(world.door, 'ana', threadId, id, 'A secret');
  await expect.poll(() => greta.heard.at(-1)).toMatchObject({ is: 'ThreadAccessEnded' });
  greta.open();
  await expect.poll(() => greta.heard.filter(({ is }) => is === 'ThreadAccessEnded' || is === 'ThreadChanged').length).toBeGreaterThan(2);
  expect(JSON.stringify(greta.heard)).not.toContain('A secret');
  await greta.close();
});

test('a client who asks for changes of notes is refused, as one who asks for notes', async () => {
  const { threadId } = await begin();
  const stream = live.threadEntries({ session: await device('chloe') }, { threadId, afterSeq: 0, afterNoteChange: 0 });
  await expect(stream.next()).rejects.toMatchObject({ code: 'FORBIDDEN' });
});

test('after hundreds of messages, notes, edits and deletions at random, heard and unheard by the bell, every screen that came and went has what it would read anew', { timeout: 30_000 }, async () => {
  const { threadId } = await begin();
  const random = seeded(20_261_126);
  const pick = <T>(of: readonly T[]) => of[Math.floor(random() * of.length)];
  const screens = await Promise.all((['chloe', 'ben', 'ana', 'dara', 'chloe'] as const).map(async (name) => ({ ...(await screen(name, threadId)), name, isOpen: true })));
  const own: { name: Name; id: string; isNote: boolean; from: number }[] = [];
  for (let step = 0; step < 250; step++) {
    const door = random() < 0.7 ? world.door : elsewhere;
    const name: Name = random() < 0.5 ? 'ana' : 'chloe';
    const act = <T>(who: Name, work: Parameters<typeof door.act<T>>[2]) => door.act({ account: world.id[who] }, SIDE_DOOR, work);
    const kind = random();
    const mine = pick(own);
    if (kind < 0.3 && own.length < 60) {
      const isNote = name === 'ana' && random() < 0.4;
      if (isNote) {
        const added = await act('ana', (call) => addNote(call, { threadId, clientNoteId: randomUUID(), text: `note ${step}` }));
        if (added.is === 'NoteAdded') own.push({ name, id: added.note.id, isNote, from: 0 });
      } else {
        const sent = await act(name, (call) => sendMessage(call, { threadId, clientMessageId: randomUUID(), text: `message ${step}`, lastSeenSeq: 999 }));
        if (sent.is === 'MessageSent') own.push({ name, id: sent.message.id, isNote, from: 0 });
      }
    } else if (kind < 0.75 && mine) {
      const edit = { threadId, requestId: randomUUID(), text: `changed ${step}`, from: mine.from };
      const done = mine.isNote ? await act('ana', (call) => editNote(call, { ...edit, noteId: mine.id })) : await act(mine.name, (call) => editMessage(call, { ...edit, messageId: mine.id }));
      if (done.is === 'MessageEdited') mine.from = done.message.changeNo;
      if (done.is === 'NoteEdited') mine.from = done.note.changeNo;
    } else if (kind < 0.8 && mine) {
      const deletion = { threadId, requestId: randomUUID() };
      await (mine.isNote ? act('ana', (call) => deleteNote(call, { ...deletion, noteId: mine.id })) : act(mine.name, (call) => deleteMessage(call, { ...deletion, messageId: mine.id })));
    } else {
      const each = pick(screens);
      if (!each) continue;
      if (each.isOpen) await each.close();
      else each.open();
      each.isOpen = !each.isOpen;
    }
  }
  for (const each of screens) if (!each.isOpen) each.open();
  for (const { name, shows, heard } of screens) {
    await expect.poll(() => shows(), { timeout: 5_000 }).toEqual(await fresh(name, threadId));
    const seqs = heard.flatMap((each) => ('seq' in each ? [each.seq] : []));
    expect(seqs).toEqual(Array.from({ length: seqs.length }, (_, i) => i + 1));
    if (name === 'chloe') expect(JSON.stringify(heard)).not.toContain('note ');
  }
  for (const each of screens) await each.close();
});

/** Numbers from 0 to 1, the same for the same seed. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return state / 4_294_967_296;
  };
}
