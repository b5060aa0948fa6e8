import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { serveContract, type ContractServer } from '../test/contract-server.ts';
import { ana, chloe, makeConversation } from '../test/conversation.ts';
import { deviceAt, memory, openApp, signedIn, until } from '../test/someone.ts';
import type { Data } from './data.ts';

// Real sockets on a busy machine.
vi.setConfig({ testTimeout: 20_000 });

let server: ContractServer;
let conversation: ReturnType<typeof makeConversation>;
let storage: Storage;
let app: Data & { leave: () => void };
let close: () => void;

const outbox = () => app.account().outbox;
const texts = () => app.account().threads.of('t').view().thread?.entries.items.map((entry) => ('text' in entry ? entry.text : ''));
const send = (text: string) => outbox().send({ threadId: 't', text, note: false, force: false, lastSeenSeq: 1 });
const shown = () => [...(texts() ?? []), ...outbox().view().map(({ text }) => text)];

async function open() {
  app = await openApp(deviceAt(server, storage));
  close = app.account().threads.listen('t', () => undefined);
  await until(() => app.account().threads.of('t').view().status === 'ready' && app.connection.view().state === 'live');
}

beforeEach(async () => {
  conversation = makeConversation();
  conversation.write(chloe, 'Could somebody look?');
  server = await serveContract({ ...signedIn(ana), ...conversation.roots });
  storage = memory();
  await open();
});

afterEach(async () => {
  close();
  app.leave();
  await server.goAway();
});

describe('a message that was sent', () => {
  it('is on the screen once at every moment, from the tap on Send until it stands in the thread', async () => {
    const seen = new Set<number>();
    // A screen draws what is there once the news is through, not in the middle of it.
    const look = () => queueMicrotask(() => seen.add(shown().filter((text) => text === 'I have it.').length));
    const ignore = [outbox().listen(look), app.account().threads.of('t').listen(look)];
    send('I have it.');
    await until(() => outbox().view().length === 0);
    ignore.forEach((stop) => stop());
    expect([...seen]).toEqual([1]);
    expect(texts()).toEqual(['Could somebody look?', 'I have it.']);
  });

  it('is stored once although its answer never came, and the same id is sent again', async () => {
    server.loseAnswers(2);
    send('I have it.');
    await until(() => outbox().view().length === 0);
    expect(texts()).toEqual(['Could somebody look?', 'I have it.']);
  });

  it('waits while the server is away, and goes by itself when it is back, in order', async () => {
    await server.goAway();
    send('First.');
    send('Second.');
    await until(() => outbox().view()[0]?.tries === 1 && outbox().view().every(({ state }) => state === 'queued'));
    await server.comeBack();
    app.connection.retryNow();
    await until(() => outbox().view().length === 0);
    expect(texts()).toEqual(['Could somebody look?', 'First.', 'Second.']);
    expect(storage.length).toBe(0);
  });

  it('outlives a reload that came before its answer', async () => {
    await server.goAway();
    send('I have it.');
    await until(() => outbox().view()[0]?.state === 'queued');
    close();
    app.leave();
    expect(storage.length).toBe(1);

    await server.comeBack();
    await open();
    await until(() => texts()?.includes('I have it.') && outbox().view().length === 0);
    expect(texts()).toEqual(['Could somebody look?', 'I have it.']);
    expect(storage.length).toBe(0);
  });

  it('waits for what stands before it: the list never shows it above a hole', async () => {
    const gaps: boolean[] = [];
    const ignore = app.account().threads.of('t').listen(() => {
      const seqs = app.account().threads.of('t').view().thread?.entries.items.flatMap((entry) => ('seq' in entry ? [entry.seq] : [])) ?? [];
      gaps.push(seqs.some((seq, at) => seq !== at + 1));
    });
    for (let nth = 0; nth < 20; nth += 1) {
      conversation.write(chloe, `And ${nth}?`);
      send(`Yes ${nth}.`);
    }
    await until(() => outbox().view().length === 0 && texts()?.length === 41);
    ignore();
    expect(gaps).not.toContain(true);
  });

  it('goes out of this device when its author signs out, or stays if they want it kept', async () => {
    await server.goAway();
    send('I have it.');
    app.account().drafts.write('t', 'note', 'Ask Ben.');
    storage.setItem('switchboard:handover', '1');
    expect(storage.length).toBe(3);
    app.account().forget('keep unsent');
    expect(storage.length).toBe(2);
    app.account().forget('throw away');
    expect(storage.length).toBe(0);
  });

  it('of somebody else, whose session ended here, is neither shown nor thrown away', async () => {
    storage.setItem('switchboard:ben:outbox:1', JSON.stringify({ clientMessageId: '1', threadId: 't', text: 'By Ben.', at: '2026-03-12T14:03:07.120Z', state: 'queued', note: false, tries: 0, unsure: false, force: false, lastSeenSeq: 1 }));
    storage.setItem('switchboard:ben:draft:t.message', 'By Ben too.');
    close();
    app.leave();
    await open();
    expect([outbox().view(), app.account().drafts.text('t', 'message'), app.account().othersKeep()]).toEqual([[], '', true]);
    app.account().forget('throw away');
    expect(storage.length).toBe(2);
  });
});
