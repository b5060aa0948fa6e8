import { makeData, type Data } from '../data/data.ts';
import type { Surroundings } from '../data/surroundings.ts';
import type { ContractServer, Roots } from './contract-server.ts';
import type { ana } from './conversation.ts';

type Notice = Parameters<Parameters<Surroundings['onNotice']>[0]>[0];

/** What a test does to a device. */
type Hands = { online: boolean; notice: (notice: Notice) => void };

/** A device in somebody's hands: Node's own sockets and fetch, and a storage that a test can look into. */
export function deviceAt({ httpUrl, socketUrl }: Pick<ContractServer, 'httpUrl' | 'socketUrl'>, storage = memory()): Surroundings & Hands {
  const listeners = new Set<(notice: Notice) => void>();
  const device: Surroundings & Hands = {
    online: true,
    notice: (notice) => listeners.forEach((hear) => hear(notice)),
    httpUrl,
    socketUrl,
    fetch,
    webSocket: WebSocket,
    storage,
    onStorage: () => () => undefined,
    locks: navigator.locks,
    isOnline: () => device.online,
    isVisible: () => true,
    onNotice: (hear) => {
      listeners.add(hear);
      return () => void listeners.delete(hear);
    },
    startOver: () => undefined,
  };
  return device;
}

/** What the server says of who is signed in. */
export function signedIn(person: typeof ana, session = { ended: false }): Roots {
  return {
    // Lists in which nothing happens.
    async *desk() {
      const page = { __typename: 'CardPage', items: [], endCursor: null };
      yield { desk: { __typename: 'DeskSnapshot', queues: [], inbox: page, counts: { queues: [], inbox: 0, inboxUnread: 0 }, at: '2026-03-12T14:03:07.120Z' } };
      await new Promise(() => undefined);
    },
    organisation: () => ({ __typename: 'Organisation', name: 'Alder & Finch', logo: null, accent: null }),
    viewer: () => (session.ended ? null : { __typename: 'Viewer', id: person.id, party: person, email: `${person.id}@example.com`, role: null, card: {}, teams: [] }),
  };
}

/** Opens the app on a device: asks who is here, and goes live. */
export async function openApp(device: Surroundings): Promise<Data & { leave: () => void }> {
  const data = makeData(device);
  await until(() => data.who.view().status === 'somebody');
  const stop = data.account().goLive();
  return {
    ...data,
    leave() {
      stop();
      data.account().outbox.stop();
      data.account().drafts.stop();
      data.apollo.stop();
    },
  };
}

/** Resolves as soon as something is so. Looks often, and gives up loudly. */
export async function until(isSo: () => unknown, within = 10_000): Promise<void> {
  const end = Date.now() + within;
  while (!isSo()) {
    if (Date.now() > end) throw new Error(`It never came to be: ${isSo}`);
    await new Promise((soon) => setTimeout(soon, 5));
  }
}

/** One browser: what one tab stores is there for the next, which hears of it a moment later, as with real storage. */
export function oneBrowser(storage = memory()) {
  const tabs = new Set<Set<(key: string, value: string | null) => void>>();
  return {
    storage,
    tab(): Pick<Surroundings, 'storage' | 'onStorage'> {
      const own = new Set<(key: string, value: string | null) => void>();
      tabs.add(own);
      const tell = (key: string, value: string | null) =>
        setTimeout(() => [...tabs].filter((tab) => tab !== own).forEach((tab) => tab.forEach((hear) => hear(key, value))));
      const mine: Storage = Object.create(storage, {
        length: { get: () => storage.length },
        setItem: { value: (key: string, value: string) => (storage.getItem(key) === value ? undefined : (storage.setItem(key, value), tell(key, value))) },
        removeItem: { value: (key: string) => (storage.getItem(key) === null ? undefined : (storage.removeItem(key), tell(key, null))) },
      });
      return {
        storage: mine,
        onStorage: (hear) => {
          own.add(hear);
          return () => void own.delete(hear);
        },
      };
    },
  };
}

export function memory(): Storage {
  const kept = new Map<string, string>();
  return {
    get length() {
      return kept.size;
    },
    key: (at) => [...kept.keys()][at] ?? null,
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
    clear: () => kept.clear(),
  };
}
