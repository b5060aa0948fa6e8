import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { serveContract, type ContractServer } from '../test/contract-server.ts';
import { ana, chloe, makeConversation } from '../test/conversation.ts';
import { deviceAt, oneBrowser, openApp, signedIn, until } from '../test/someone.ts';
import type { Data } from './data.ts';

// Real sockets on a busy machine.
vi.setConfig({ testTimeout: 20_000 });

type Tab = Data & { leave: () => void; close: () => void };

let server: ContractServer;
let conversation: ReturnType<typeof makeConversation>;
let browser: ReturnType<typeof oneBrowser>;
let locks: LockManager | null;
let tabs: Tab[];
/** How often each message was asked for, and how many were under way at a time. */
let asked: string[];
let most: number;
/** While it is there, what is asked for waits for it. */
let gate: Promise<void> | null;

async function openTab(): Promise<Tab> {
  const app = await openApp({ ...deviceAt(server), ...browser.tab(), locks });
  const tab = { ...app, close: app.account().threads.listen('t', () => undefined) };
  tabs.push(tab);
  await until(() => app.account().threads.of('t').view().status === 'ready' && app.connection.view().state === 'live');
  return tab;
}

const outboxOf = (tab: Tab) => tab.account().outbox;
const texts = (tab: Tab) => tab.account().threads.of('t').view().thread?.entries.items.map((entry) => ('text' in entry ? entry.text : ''));
const send = (tab: Tab, text: string) => outboxOf(tab).send({ threadId: 't', text, note: false, force: false, lastSeenSeq: 1 });

beforeEach(async () => {
  conversation = makeConversation();
  conversation.write(chloe, 'Could somebody look?');
  browser = oneBrowser();
  [tabs, asked, most, gate] = [[], [], 0, null];
  let underWay = 0;
  const { sendMessage } = conversation.roots;
  server = await serveContract({
    ...signedIn(ana),
    ...conversation.roots,
    sendMessage: async (given: never) => {
      const { input } = given as { input: { text: string } };
      asked.push(input.text);
      underWay += 1;
      most = Math.max(most, underWay);
      await (gate ?? new Promise((soon) => setImmediate(soon)));
      underWay -= 1;
      return sendMessage?.(given);
    },
  });
});

afterEach(async () => {
  for (const tab of tabs) {
    tab.close();
    tab.leave();
  }
  await server.goAway();
});

describe.each([['with the browser’s locks', navigator.locks], ['without locks', null]])('two tabs of one person, %s', (_how, given) => {
  beforeEach(() => void (locks = given));

  it('are one outbox: each shows what the other sends, and everything arrives once, in order', async () => {
    const [one, two] = [await openTab(), await openTab()];
    await server.goAway();
    send(one, 'First.');
    await until(() => outboxOf(two).view().length === 1);
    send(two, 'Second.');
    await until(() => outboxOf(one).view().length === 2);
    await server.comeBack();
    for (const tab of [one, two]) tab.connection.retryNow();
    await until(() => [one, two].every((tab) => outboxOf(tab).view().length === 0 && texts(tab)?.length === 3));
    expect([texts(one), asked, most]).toEqual([['Could somebody look?', 'First.', 'Second.'], ['First.', 'Second.'], 1]);
    await until(() => browser.storage.length === 0);
  });

  it('of which one is closed in the middle of sending: the other goes on', async () => {
    const [one, two] = [await openTab(), await openTab()];
    gate = new Promise(() => undefined);
    send(one, 'I have it.');
    await until(() => outboxOf(two).view()[0]?.state === 'sending' && asked.length > 0);
    gate = null;
    one.leave();
    await until(() => outboxOf(two).view().length === 0 && texts(two)?.length === 2);
    expect(texts(two)).toEqual(['Could somebody look?', 'I have it.']);
  });

  it('what one takes back, the other does not show or send', async () => {
    const [one, two] = [await openTab(), await openTab()];
    await server.goAway();
    send(one, 'First.');
    const second = send(one, 'Second.');
    await until(() => outboxOf(two).view().length === 2);
    expect(two.account().giveBack(second)).toMatchObject({ text: 'Second.' });
    await until(() => outboxOf(one).view().length === 1);
    expect(one.account().drafts.text('t', 'message')).toBe('Second.');
    await server.comeBack();
    for (const tab of [one, two]) tab.connection.retryNow();
    await until(() => [one, two].every((tab) => outboxOf(tab).view().length === 0));
    expect(asked).toEqual(['First.']);
  });

  it('a message is on the screen of both at every moment until it stands in the thread', async () => {
    const [one, two] = [await openTab(), await openTab()];
    const shown = () => [...(texts(two) ?? []), ...outboxOf(two).view().map(({ text }) => text)].filter((text) => text === 'I have it.').length;
    const seen: number[] = [];
    const look = () => queueMicrotask(() => seen.at(-1) !== shown() && seen.push(shown()));
    const ignore = [outboxOf(two).listen(look), two.account().threads.of('t').listen(look)];
    send(one, 'I have it.');
    await until(() => outboxOf(two).view().length === 0 && texts(two)?.length === 2);
    ignore.forEach((stop) => stop());
    expect(seen.slice(seen.indexOf(1))).not.toContain(0);
  });
});
