import type { ApolloClient } from '@apollo/client';
import type { EntryFieldsFragment } from './generated.ts';
import { fullJitter } from './jitter.ts';
import type { Kept } from './kept.ts';
import type { LiveConnection } from './live-connection.ts';
import * as items from './outbox-items.ts';
import { keepOutbox, readOutbox } from './outbox-kept.ts';
import { newId } from './request-id.ts';
import { send } from './sending.ts';
import { makeStore, type Store } from './store.ts';

export type AccountOutbox = Pick<Store<items.Outbox>, 'view' | 'listen'> & {
  /** Answers with the id under which it is known from now on. */
  send: (draft: Omit<items.Draft, 'clientMessageId' | 'at'>) => string;
  retry: (id: string, change?: { force?: boolean; lastSeenSeq?: number }) => void;
  drop: (id: string) => void;
  /** Out of the outbox and back to its author. Null where it may have been stored: then only retry is safe. */
  takeBack: (id: string) => string | null;
  /** These stand in the thread. */
  arrived: (entries: readonly EntryFieldsFragment[]) => void;
  stop: () => void;
};

/**
 * Everything that one account has sent and the server has not answered yet. It is kept until there is a definite
 * answer, over lost connections and reloads; whatever is sent again goes under the same id, so it is stored once.
 * `placed` puts an answer into its thread, and says whether the outbox still has to show it until the stream does.
 */
export function makeOutbox(
  apollo: ApolloClient,
  connection: LiveConnection,
  kept: Kept,
  placed: (entry: EntryFieldsFragment) => 'known' | 'ahead',
): AccountOutbox {
  const store = makeStore<items.Outbox>(readOutbox(kept));
  let held: ReturnType<typeof setTimeout> | undefined;
  let asked = false;
  let attempt = 0;
  let wasLive = connection.view().state === 'live';
  let over = false;
  const ignoreConnection = connection.listen(heedConnection);
  // Another tab sent it, or dropped it. What this one has under way it hears of itself.
  const ignoreOtherTabs = kept.onRemoved('outbox', (id) => store.set(items.drop(store.view(), id)));
  pump();

  return {
    view: store.view,
    listen: store.listen,
    send(draft) {
      const clientMessageId = newId();
      change(items.add(store.view(), { ...draft, clientMessageId, at: later(store.view()) }));
      tryNow();
      return clientMessageId;
    },
    retry(id, news) {
      change(items.retry(store.view(), id, news));
      tryNow();
    },
    drop(id) {
      change(items.drop(store.view(), id));
      pump();
    },
    takeBack(id) {
      const item = store.view().find(({ clientMessageId }) => clientMessageId === id);
      if (!item || !items.isCertain(item)) return null;
      change(items.drop(store.view(), id));
      pump();
      return item.text;
    },
    arrived(entries) {
      const ids = entries.flatMap((entry) => ('clientMessageId' in entry ? [entry.clientMessageId] : 'clientNoteId' in entry ? [entry.clientNoteId] : []));
      change(items.arrived(store.view(), new Set(ids.filter((id) => id !== null))));
    },
    stop() {
      over = true;
      clearTimeout(held);
      ignoreConnection();
      ignoreOtherTabs();
    },
  };

  function pump() {
    if (over || held !== undefined) return;
    for (const { clientMessageId } of items.ready(store.view())) void tryOne(clientMessageId);
  }

  async function tryOne(id: string) {
    change(items.begin(store.view(), id));
    const item = store.view().find(({ clientMessageId }) => clientMessageId === id);
    if (!item) return;

    const { outcome, entry, pause } = await send(apollo, item);
    change(items.settle(store.view(), id, outcome));
    if (outcome.kind === 'unknown') return hold(pause);
    attempt = 0;
    if (entry && placed(entry) === 'known') change(items.arrived(store.view(), new Set([id])));
    pump();
  }

  /** Nothing is tried for a while. A pause that the server asked for is kept even if the connection comes back. */
  function hold(pause?: number) {
    if (over || (asked && pause === undefined)) return;
    clearTimeout(held);
    asked = pause !== undefined;
    held = setTimeout(() => {
      release();
      pump();
    }, pause ?? Math.max(fullJitter(attempt), SHORTEST));
    attempt += 1;
  }

  function release() {
    clearTimeout(held);
    held = undefined;
    asked = false;
  }

  /** Somebody acted, or the connection is back: no reason to wait longer, unless the server gave one. */
  function tryNow() {
    if (!asked) release();
    pump();
  }

  function heedConnection() {
    const isLive = connection.view().state === 'live';
    if (isLive && !wasLive) tryNow();
    wasLive = isLive;
  }

  function change(next: items.Outbox) {
    keepOutbox(kept, store.view(), next);
    store.set(next);
  }
}

/** Milliseconds. The first try again comes soon, and not at once. */
const SHORTEST = 500;

/** Now, and after everything that is in the outbox: the order of sending outlives a reload. */
function later(outbox: items.Outbox): string {
  const last = outbox.at(-1);
  return new Date(Math.max(Date.now(), last ? Date.parse(last.at) + 1 : 0)).toISOString();
}
