import type { ApolloClient } from '@apollo/client';
import type { EntryFieldsFragment } from './generated.ts';
import type { Kept } from './kept.ts';
import type { LiveConnection } from './live-connection.ts';
import * as items from './outbox-items.ts';
import { keepOutbox, parsed, readOutbox } from './outbox-kept.ts';
import { makePause } from './pause.ts';
import { newId } from './request-id.ts';
import { send } from './sending.ts';
import { makeStore, type Store } from './store.ts';
import type { Turn } from './turn.ts';

export type AccountOutbox = Pick<Store<items.Outbox>, 'view' | 'listen'> & {
  /** Answers with the id under which it is known from now on. */
  send: (draft: Omit<items.Draft, 'clientMessageId' | 'at'>) => string;
  retry: (id: string, change?: { force?: boolean; lastSeenSeq?: number }) => void;
  drop: (id: string) => void;
  /** Out of the outbox and back to its author, with what stands or falls with it. Empty where it may have been stored. */
  takeBack: (id: string) => items.OutboxItem[];
  /** These stand in the thread. */
  arrived: (entries: readonly EntryFieldsFragment[]) => void;
  /** Tries everything now. Resolves when there is nothing left to try, or no answer comes. */
  flush: () => Promise<void>;
  stop: () => void;
};

export type OutboxParts = {
  apollo: ApolloClient;
  accountId: string;
  connection: LiveConnection;
  kept: Kept;
  /** One sender at a time, of all tabs. */
  turn: Turn;
  /** Puts an answer into its thread, and says whether the outbox still has to show it until the stream does. */
  placed: (entry: EntryFieldsFragment) => 'known' | 'ahead';
};

/**
 * Everything that one account has sent and the server has not answered yet. It is kept until there is a definite
 * answer, over lost connections and reloads; whatever is sent again goes under the same id, so it is stored once. All
 * tabs show one outbox, and the one whose turn it is sends for all.
 */
export function makeOutbox({ apollo, accountId, connection, kept, turn, placed }: OutboxParts): AccountOutbox {
  const store = makeStore<items.Outbox>(readOutbox(kept));
  /** What this tab is sending, and what the device had no room for. */
  const own = new Set<string>();
  const inMemory = new Set<string>();
  let asking = false;
  let giveWay: (() => void) | undefined;
  let wasLive = connection.view().state === 'live';
  let over = false;
  const pause = makePause(pump);
  const ignoreConnection = connection.listen(heedConnection);
  const ignoreOtherTabs = kept.onChanged('outbox', heedOtherTab);
  pump();

  return {
    view: store.view,
    listen: store.listen,
    send(draft) {
      const clientMessageId = newId();
      change(items.add(store.view(), { ...draft, clientMessageId, at: items.later(store.view()) }));
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
      const taken = items.takenBack(store.view(), id);
      change(taken.reduce((all, { clientMessageId }) => items.drop(all, clientMessageId), store.view()));
      pump();
      return taken;
    },
    arrived(entries) {
      const ids = entries.flatMap((entry) => ('clientMessageId' in entry ? [entry.clientMessageId] : 'clientNoteId' in entry ? [entry.clientNoteId] : []));
      change(items.arrived(store.view(), new Set(ids.filter((id) => id !== null))));
    },
    flush() {
      tryNow();
      return new Promise((resolve) => {
        const look = () => {
          if (items.isBusy(store.view()) && !(pause.isOn() && own.size === 0)) return;
          stop();
          resolve();
        };
        const stop = store.listen(look);
        look();
      });
    },
    stop() {
      over = true;
      pause.stop();
      ignoreConnection();
      ignoreOtherTabs();
      letGo();
    },
  };

  function pump() {
    if (over || connection.view().state === 'signed-out') return letGo();
    if (!giveWay) return void askForTurn();
    if (pause.isOn()) return;
    for (const { clientMessageId } of items.ready(store.view())) void tryOne(clientMessageId);
    if (own.size === 0) letGo();
  }

  /** Also while another tab sends: if that one is closed, this one goes on. */
  async function askForTurn() {
    if (asking || !items.isBusy(store.view())) return;
    asking = true;
    await turn(() => new Promise((done) => {
      if (over) return done();
      giveWay = done;
      catchUp();
      pump();
    }));
    giveWay = undefined;
    asking = false;
    if (!over && connection.view().state !== 'signed-out') pump();
  }

  function letGo() {
    const done = giveWay;
    giveWay = undefined;
    done?.();
  }

  /** It is this tab's turn, so nobody else is sending: what seemed to be under way has lost its sender. */
  function catchUp() {
    const now = readOutbox(kept).map((item) => (own.has(item.clientMessageId) ? item : items.afterReload(item)));
    const known = new Set(now.map(({ clientMessageId }) => clientMessageId));
    for (const { clientMessageId } of store.view()) if (!known.has(clientMessageId) && !inMemory.has(clientMessageId)) heedOtherTab(clientMessageId, null);
    change(now.reduce(items.put, store.view()));
  }

  async function tryOne(id: string) {
    own.add(id);
    change(items.begin(store.view(), id));
    const item = store.view().find(({ clientMessageId }) => clientMessageId === id);
    const { outcome, entry, pause: asked } = item ? await send(apollo, item, accountId) : NOTHING;
    own.delete(id);
    if (outcome.kind !== 'unknown') pause.answered();
    else if (!over) pause.begin(asked);
    change(items.settle(store.view(), id, outcome));
    if (entry && placed(entry) === 'known') change(items.arrived(store.view(), new Set([id])));
    pump();
  }

  function tryNow() {
    pause.cutShort();
    pump();
  }

  function heedConnection() {
    const isLive = connection.view().state === 'live';
    if (isLive && !wasLive) tryNow();
    wasLive = isLive;
  }

  /** What this tab has under way it hears of itself. */
  function heedOtherTab(id: string, value: string | null) {
    if (own.has(id)) return;
    const known = store.view().find(({ clientMessageId }) => clientMessageId === id);
    if (value !== null) {
      for (const item of parsed(value)) store.set(items.put(store.view(), item));
      return known ? pump() : tryNow();
    }
    if (!known || known.state === 'stored') return;
    // It was under way, so it has arrived: this tab's own stream brings it in a moment, and it is on the screen until then.
    if (known.state === 'sending') {
      store.set(items.put(store.view(), { ...known, state: 'stored' }));
      setTimeout(() => store.set(items.arrived(store.view(), new Set([id]))), STREAM_WITHIN);
    } else store.set(items.drop(store.view(), id));
  }

  function change(next: items.Outbox) {
    for (const id of keepOutbox(kept, store.view(), next)) inMemory.add(id);
    store.set(next);
  }
}

/** It was taken back in the last moment. */
const NOTHING: Awaited<ReturnType<typeof send>> = { outcome: { kind: 'stored' } };

/** Milliseconds. */
const STREAM_WITHIN = 2_000;
