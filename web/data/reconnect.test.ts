import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { serveContract, type ContractServer } from '../test/contract-server.ts';
import { ana, chloe, makeConversation } from '../test/conversation.ts';
import { deviceAt, openApp, signedIn, until } from '../test/someone.ts';
import { makeData, type Data } from './data.ts';

// Real sockets on a busy machine.
vi.setConfig({ testTimeout: 20_000 });

let server: ContractServer;
let session: { ended: boolean };
let conversation: ReturnType<typeof makeConversation>;
let app: Data & { leave: () => void };
let device: ReturnType<typeof deviceAt>;
let close: () => void;

const view = () => app.account().threads.of('t').view();
const texts = () => view().thread?.entries.items.map((entry) => ('text' in entry ? entry.text : ''));
const state = () => app.connection.view().state;

beforeEach(async () => {
  conversation = makeConversation();
  conversation.write(chloe, 'Could somebody look?');
  conversation.addNote('I ask the bank.');
  session = { ended: false };
  server = await serveContract({ ...signedIn(ana, session), ...conversation.roots });
  device = deviceAt(server);
  app = await openApp(device);
  close = app.account().threads.listen('t', () => undefined);
  await until(() => view().status === 'ready' && state() === 'live');
});

afterEach(async () => {
  close();
  app.leave();
  await server.goAway();
});

const unchanged = { afterChange: 0, afterNoteChange: 0 };

describe('a thread on the screen', () => {
  it('shows what comes, once and in order', async () => {
    conversation.write(ana, 'I have it in front of me.');
    conversation.addNote('They want four digits.');
    conversation.write(chloe, 'Thank you.');
    await until(() => texts()?.length === 5);
    expect(texts()).toEqual(['Could somebody look?', 'I ask the bank.', 'I have it in front of me.', 'They want four digits.', 'Thank you.']);
    expect(conversation.asked).toEqual([{ ...unchanged, threadId: 't', afterSeq: 1, afterNote: 1 }]);
  });

  it('gets what it missed while the server was away, each entry once, from its newest numbers on', async () => {
    conversation.write(ana, 'I have it in front of me.');
    await until(() => texts()?.length === 3);
    await server.goAway();
    await until(() => state() === 'reconnecting');
    expect(app.connection.view().inSyncTo).toBeInstanceOf(Date);
    conversation.write(chloe, 'Are you there?');
    conversation.addNote('We were away.');

    await server.comeBack();
    app.connection.retryNow();
    await until(() => texts()?.length === 5);
    conversation.write(chloe, 'Thank you.');
    await until(() => texts()?.length === 6);
    expect(texts()?.slice(2)).toEqual(['I have it in front of me.', 'Are you there?', 'We were away.', 'Thank you.']);
    expect(conversation.asked).toEqual([
      { ...unchanged, threadId: 't', afterSeq: 1, afterNote: 1 },
      { ...unchanged, threadId: 't', afterSeq: 2, afterNote: 1 },
    ]);
  });

  it('survives that its socket is cut again and again in the middle of everything', async () => {
    for (let round = 0; round < 8; round += 1) {
      for (let nth = 0; nth < 5; nth += 1) conversation.write(round % 2 ? ana : chloe, `${round}.${nth}`);
      conversation.addNote(`note ${round}`);
      // Listened for, not looked for: it may be live again before anybody looks.
      const cut = new Promise<void>((isCut) => {
        const deaf = app.connection.listen(() => {
          if (state() === 'live') return;
          deaf();
          isCut();
        });
      });
      server.closeSockets(1012);
      await cut;
      app.connection.retryNow();
      await until(() => state() === 'live');
    }
    await until(() => texts()?.length === 2 + 8 * 6);
    const seqs = view().thread?.entries.items.flatMap((entry) => ('seq' in entry ? [entry.seq] : []));
    expect(seqs).toEqual(Array.from({ length: 41 }, (_, at) => at + 1));
    expect(new Set(texts())).toHaveProperty('size', 50);
  });

  it('keeps what may still be read when access ends, and forgets the rest', async () => {
    conversation.write(ana, 'I have it in front of me.');
    await until(() => texts()?.length === 3);
    conversation.endAccess(1);
    await until(() => view().status === 'ended');
    expect(view().readableUpTo).toBe(1);
    expect(texts()).toEqual(['Could somebody look?', 'I ask the bank.']);
    expect(JSON.stringify(app.apollo.cache.extract())).not.toContain('in front of me');
  });

  it('leaves nothing behind when nothing of it may be read any more', async () => {
    conversation.endAccess(null);
    await until(() => view().status === 'gone');
    expect(view().thread).toBeNull();
    expect(JSON.stringify(app.apollo.cache.extract())).not.toContain('Could somebody look?');
  });
});

describe('the app, opened while the server is away', () => {
  it('asks again by itself who is signed in', async () => {
    await server.goAway();
    const early = makeData(deviceAt(server));
    await until(() => early.who.view().status === 'unreachable');
    await server.comeBack();
    await until(() => early.who.view().status === 'somebody');
    expect(early.who.view()).toMatchObject({ viewer: { id: 'ana', isStaff: true }, organisation: { name: 'Alder & Finch' } });
  });
});

describe('the connection', () => {
  it.each([4401, 4403])('is not tried again after %i when nobody is signed in any more', async (code) => {
    session.ended = true;
    server.closeSockets(code);
    await until(() => app.who.view().status === 'nobody');
    expect(state()).toBe('signed-out');
    expect(server.sockets()).toBe(0);
  });

  it('goes on when another tab has signed in again meanwhile', async () => {
    server.closeSockets(4401);
    await until(() => state() !== 'live');
    await until(() => state() === 'live');
    expect(app.who.view().status).toBe('somebody');
  });

  it('is tried at once when the device has its network again, and says so until then', async () => {
    device.online = false;
    await server.goAway();
    await until(() => state() === 'offline');
    await server.comeBack();
    device.online = true;
    device.notice('online');
    await until(() => state() === 'live');
    expect(app.connection.view().inSyncTo).toBeNull();
  });

  it('is found to be dead when the device has moved to another network, even if nobody closed it', async () => {
    server.fallSilent();
    device.notice('visible');
    await until(() => state() === 'reconnecting');
  });

  it('comes back by itself after any other end', async () => {
    server.closeSockets(1001);
    await until(() => state() !== 'live');
    await until(() => state() === 'live');
    expect(server.sockets()).toBe(1);
  });
});
