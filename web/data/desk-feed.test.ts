import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { serveContract, type ContractServer } from '../test/contract-server.ts';
import { ana } from '../test/conversation.ts';
import { makeLists } from '../test/desk-lists-server.ts';
import { deviceAt, openApp, signedIn, until } from '../test/someone.ts';
import type { Data } from './data.ts';
import { DeskListsDocument } from './generated.ts';

// Real sockets on a busy machine.
vi.setConfig({ testTimeout: 20_000 });

let server: ContractServer;
let lists: ReturnType<typeof makeLists>;
let app: Data & { leave: () => void };

const desk = () => app.apollo.cache.readQuery({ query: DeskListsDocument })?.desk;
const queue = () => desk()?.queues[0]?.page.items.map(({ card }) => card.id);
const inbox = () => desk()?.inbox.items.map(({ card }) => card.id);

beforeEach(async () => {
  lists = makeLists();
  for (const [at, client] of ['Gustav', 'Hana', 'Idris', 'Marta', 'Ruth'].entries()) lists.place(client, { queue: String(at * 2) });
  server = await serveContract({ ...signedIn(ana), ...lists.roots });
  app = await openApp(deviceAt(server));
  await until(desk);
});

afterEach(async () => {
  app.leave();
  await server.goAway();
});

describe('the desk', () => {
  it('begins with the first cards of each list', () => {
    expect(queue()).toEqual(['Gustav', 'Hana', 'Idris']);
  });

  it('moves a card from the queue to the inbox when it is claimed, with the counts', async () => {
    lists.place('Hana', { inbox: '5' });
    await until(() => inbox()?.includes('Hana'));
    expect(queue()).toEqual(['Gustav', 'Idris']);
    expect(desk()?.counts).toMatchObject({ queues: [{ waiting: 4 }], inbox: 1 });
  });

  it('forgets a card that is not the viewer’s to see any more, and stays whole', async () => {
    lists.remove('Gustav');
    await until(() => queue()?.length === 2);
    expect(JSON.stringify(app.apollo.cache.extract())).not.toContain('Of Gustav');
  });

  it('is what the server has after a lost connection, whatever happened meanwhile', async () => {
    await server.goAway();
    await until(() => app.connection.view().state !== 'live');
    lists.place('Sven', { queue: '1' });
    lists.remove('Hana');
    await server.comeBack();
    app.connection.retryNow();
    await until(() => queue()?.includes('Sven'));
    expect(queue()).toEqual(['Gustav', 'Sven', 'Idris']);
  });
});

describe('a further page', () => {
  it('goes on where the list ends', async () => {
    await app.account().desk.more('support');
    expect(queue()).toEqual(['Gustav', 'Hana', 'Idris', 'Marta', 'Ruth']);
    expect(desk()?.queues[0]?.page.endCursor).toBeNull();
  });

  it('is asked for once, however often the reader reaches the end', async () => {
    await Promise.all([app.account().desk.more('support'), app.account().desk.more('support')]);
    expect(queue()).toHaveLength(5);
  });

  it('does not bring back what changed or went while it was on the way', async () => {
    const release = lists.hold();
    const more = app.account().desk.more('support');
    lists.place('Marta', { inbox: '1', unread: 2 });
    lists.remove('Ruth');
    lists.place('Sven', { queue: '7' });
    await until(() => inbox()?.includes('Marta') && desk()?.counts.queues[0]?.waiting === 4);
    release();
    await more;
    expect(queue()).toEqual(lists.queue());
    expect(desk()?.inbox.items[0]?.mine.unread).toBe(2);
  });

  it('belongs to the lists it was asked for: after a new snapshot it is not believed', async () => {
    const release = lists.hold();
    const more = app.account().desk.more('support');
    server.closeSockets(1012);
    await until(() => app.connection.view().state !== 'live');
    lists.place('Sven', { queue: '1' });
    app.connection.retryNow();
    await until(() => queue()?.includes('Sven'));
    release();
    await more;
    expect(queue()).toEqual(['Gustav', 'Sven', 'Hana']);
  });
});
