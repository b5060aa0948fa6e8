import { afterEach, expect, it } from 'vitest';
import { memory, oneBrowser, until } from '../test/someone.ts';
import { type Drafts, makeDrafts, type SaveDraft, type ServerDraft } from './drafts.ts';
import { keepFor } from './kept.ts';
import { areSame } from './mentions.ts';

const onStorage = () => () => undefined;
const nobody: SaveDraft = () => new Promise(() => undefined);
const begun: Drafts[] = [];
const started = (drafts: Drafts) => {
  begun.push(drafts);
  return drafts;
};
const draftsOf = (account: string, storage: Storage | null) => started(makeDrafts(keepFor(account, { storage, onStorage }), nobody));
/** A device of hers, with a storage of its own. */
const device = (save: SaveDraft, storage = memory()) => started(makeDrafts(keepFor('ana', { storage, onStorage }), save));

afterEach(() => begun.splice(0).forEach((drafts) => drafts.stop()));

/** The draft as the server keeps it: numbered, and never written over by what came after an older number. */
function draftServer() {
  let standing: ServerDraft = { text: '', mentions: [], edit: 0 };
  let broken = false;
  const save: SaveDraft = async ({ text, mentions, after }) => {
    if (after !== standing.edit && (text !== standing.text || !areSame(mentions, standing.mentions))) return { ...standing, overtaken: true };
    if (after === standing.edit) standing = { text, mentions, edit: after + 1 };
    if (broken) throw new Error('no answer');
    return { ...standing, overtaken: false };
  };
  return { save, standing: () => standing, loseAnswers: (lost: boolean) => (broken = lost) };
}

it('a reply and a note of one thread are written apart', () => {
  const drafts = draftsOf('ana', memory());
  drafts.write('t', 'message', 'Hello Chloe');
  drafts.write('t', 'note', 'Ask Ben');
  expect([drafts.text('t', 'message'), drafts.text('t', 'note'), drafts.text('other', 'message')]).toEqual(['Hello Chloe', 'Ask Ben', '']);
});

it('a draft is there again after a reload, until it is emptied', () => {
  const storage = memory();
  draftsOf('ana', storage).write('t', 'message', 'Hello Chloe');
  const again = draftsOf('ana', storage);
  expect(again.text('t', 'message')).toBe('Hello Chloe');
  again.write('t', 'message', '');
  expect([draftsOf('ana', storage).text('t', 'message'), storage.length]).toEqual(['', 0]);
});

it('what one person writes is nobody else’s on the same device', () => {
  const storage = memory();
  draftsOf('ana', storage).write('t', 'message', 'Hello Chloe');
  expect(draftsOf('ben', storage).text('t', 'message')).toBe('');
});

it('a device that keeps nothing, or is full, loses nothing while the page is open', () => {
  const full = { ...memory(), length: 0, setItem: () => { throw new Error('QuotaExceededError'); } };
  for (const storage of [null, full]) {
    const drafts = draftsOf('ana', storage);
    drafts.write('t', 'message', 'Hello Chloe');
    expect(drafts.text('t', 'message')).toBe('Hello Chloe');
  }
});

it('what was kept by an older version, as a bare text, is still a draft', () => {
  const storage = memory();
  storage.setItem('switchboard:ana:draft:t.message', '{"half');
  expect([draftsOf('ana', storage).text('t', 'message'), draftsOf('ana', storage).isSaved('t', 'message')]).toEqual(['{"half', false]);
});

it('what is typed is on the server a moment later, and the screen knows when', async () => {
  const server = draftServer();
  const drafts = device(server.save);
  for (const text of ['H', 'He', 'Hello']) drafts.write('t', 'message', text);
  expect([drafts.isSaved('t', 'message'), server.standing().edit]).toEqual([false, 0]);
  await until(() => drafts.isSaved('t', 'message'));
  expect(server.standing()).toEqual({ text: 'Hello', mentions: [], edit: 1 });
});

it('another device goes on with it, and neither writes over the other', async () => {
  const server = draftServer();
  const [desk, phone] = [device(server.save), device(server.save)];
  desk.write('t', 'message', 'Hello');
  await desk.flush();
  phone.learn('t', 'message', server.standing());
  expect(phone.text('t', 'message')).toBe('Hello');
  phone.write('t', 'message', 'Hello Chloe');
  await phone.flush();
  // The desk has heard nothing of that, and goes on with what it has.
  desk.write('t', 'message', 'Good morning');
  await desk.flush();
  expect([desk.text('t', 'message'), server.standing().text]).toEqual(['Hello Chloe\n\nGood morning', 'Hello Chloe']);
  await desk.flush();
  expect([server.standing().text, desk.isSaved('t', 'message')]).toEqual(['Hello Chloe\n\nGood morning', true]);
});

it('what was sent on one device is no draft any more on the other', async () => {
  const server = draftServer();
  const [desk, phone] = [device(server.save), device(server.save)];
  desk.write('t', 'message', 'Hello');
  await desk.flush();
  phone.learn('t', 'message', server.standing());
  phone.write('t', 'message', '');
  await phone.flush();
  desk.learn('t', 'message', server.standing());
  expect(desk.text('t', 'message')).toBe('');
});

it('a text that the server has although it never said so does not come back after it was sent', async () => {
  const server = draftServer();
  const drafts = device(server.save);
  server.loseAnswers(true);
  drafts.write('t', 'message', 'Hello');
  await drafts.flush();
  server.loseAnswers(false);
  drafts.write('t', 'message', '');
  await drafts.flush();
  await drafts.flush();
  expect([drafts.text('t', 'message'), server.standing().text, drafts.isSaved('t', 'message')]).toEqual(['', '', true]);
});

it('what could not be saved before a reload is saved after it', async () => {
  const [server, storage] = [draftServer(), memory()];
  device(nobody, storage).write('t', 'note', 'Ask Ben');
  const again = device(server.save, storage);
  expect(again.onlyHere()).toBe(1);
  await again.flush();
  expect([server.standing().text, again.onlyHere()]).toEqual(['Ask Ben', 0]);
});

it('what is written to begin a conversation belongs to no thread yet, and stays on this device', async () => {
  const server = draftServer();
  const drafts = device(server.save);
  drafts.write('new:support', 'message', 'Hello');
  await drafts.flush();
  expect([server.standing().edit, drafts.text('new:support', 'message'), drafts.onlyHere()]).toEqual([0, 'Hello', 1]);
});

const ben = { id: 'ben', shortName: 'Ben' };
const emil = { id: 'emil', shortName: 'Emil' };
const dara = { id: 'dara', shortName: 'Dara' };

it('whom a note addresses is kept with it, over a reload, as long as there is a note', () => {
  const storage = memory();
  const drafts = draftsOf('ana', storage);
  drafts.write('t', 'note', 'Ask @Ben', [ben]);
  drafts.write('t', 'note', 'Ask @Ben about');
  const again = draftsOf('ana', storage);
  expect([again.mentions('t', 'note'), again.mentions('t', 'message')]).toEqual([[ben], []]);
  again.write('t', 'note', '');
  again.write('t', 'note', 'Ask @Ben');
  expect(again.mentions('t', 'note')).toEqual([]);
});

it('the server is told of those whose names stand in the text, and another device goes on with them', async () => {
  const server = draftServer();
  const [desk, phone] = [device(server.save), device(server.save)];
  desk.write('t', 'note', 'Ask @Ben, @Dara', [ben, dara]);
  desk.write('t', 'note', 'Ask @Ben');
  await desk.flush();
  expect(server.standing()).toEqual({ text: 'Ask @Ben', mentions: [ben], edit: 1 });
  phone.learn('t', 'note', server.standing());
  expect(phone.mentions('t', 'note')).toEqual([ben]);
  // Written again by hand it is still she who was meant here; the other device adds somebody else.
  desk.write('t', 'note', 'Ask @Ben, @Dara');
  phone.write('t', 'note', 'Ask @Ben now, @Emil', [emil]);
  await phone.flush();
  await desk.flush();
  await desk.flush();
  expect([server.standing().text, server.standing().mentions]).toEqual(['Ask @Ben now, @Emil\n\nAsk @Ben, @Dara', [emil, ben, dara]]);
});

it('the same text that addresses somebody else is saved, too', async () => {
  const server = draftServer();
  const drafts = device(server.save);
  drafts.write('t', 'note', 'Ask @Ben');
  await drafts.flush();
  drafts.write('t', 'note', 'Ask @Ben', [ben]);
  expect(drafts.isSaved('t', 'note')).toBe(false);
  await drafts.flush();
  expect([server.standing().mentions, drafts.isSaved('t', 'note')]).toEqual([[ben], true]);
});

it('two tabs show one draft', async () => {
  const browser = oneBrowser();
  const [one, two] = [browser.tab(), browser.tab()].map((tab) => started(makeDrafts(keepFor('ana', tab), nobody)));
  one?.write('t', 'message', 'Hello');
  await until(() => two?.text('t', 'message') === 'Hello');
  two?.write('t', 'message', '');
  await until(() => one?.text('t', 'message') === '');
});
