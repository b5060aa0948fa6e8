import type { ApolloClient } from '@apollo/client';
import { follow } from './follow.ts';
import { ThreadDocument, ThreadEntriesDocument, type EntryFieldsFragment, type ThreadEntriesSubscription, type ThreadQuery } from './generated.ts';
import { fullJitter } from './jitter.ts';
import type { LiveConnection } from './live-connection.ts';
import { isDefinite, refusalOf } from './refusal.ts';
import type { Running } from './shared.ts';
import { makeStore } from './store.ts';
import { forgetThread, keepUpTo } from './thread-cache.ts';
import { makeThreadList } from './thread-list.ts';
import { readThread } from './thread-reads.ts';

/**
 * - `loading`: nothing is here yet.
 * - `ready`: it is on the screen, and live while the connection is.
 * - `ended`: the viewer hears nothing newer; up to `readableUpTo` it may be read.
 * - `gone`: it does not exist for the viewer (any more).
 * - `failed`: it could not be fetched; it is tried again by itself.
 */
export type ThreadStatus = 'loading' | 'ready' | 'ended' | 'gone' | 'failed';

export type WatchedThread = { status: ThreadStatus; thread: ThreadQuery['thread'] | null; readableUpTo: number | null };

export type ThreadWatch = Running & {
  view: () => WatchedThread;
  loadEarlier: () => Promise<void>;
  /** The answer to a send: `known` and placed, or `ahead` of what is here, and then the stream brings it in its turn. */
  answered: (entry: EntryFieldsFragment) => 'known' | 'ahead';
  /** These were read, or changed, by an answer of their own. */
  keepNewest: (entries: readonly EntryFieldsFragment[]) => void;
  /** Something newer is there for the viewer after all: somebody added them again. */
  revive: () => void;
  /** It is not the viewer's to see any more. */
  leave: () => void;
};

export type WatchParts = {
  apollo: ApolloClient;
  connection: LiveConnection;
  viewer: { isStaff: boolean };
  /** Told of every thread that was read, with what the viewer is writing in it on other devices. */
  fetched: (thread: ThreadQuery['thread']) => void;
  /** Told of every entry that is on the screen from now on. */
  arrived: (threadId: string, entries: readonly EntryFieldsFragment[]) => void;
};

/**
 * One thread on a screen: fetched once, then followed from exactly what is here, over every reconnect. The list never
 * has a hole: an entry is placed when everything before it is, and one that comes too early makes the page be read again.
 */
export function watchThread(threadId: string, { apollo, connection, viewer, fetched, arrived }: WatchParts): ThreadWatch {
  const store = makeStore<WatchedThread>({ status: 'loading', thread: inCache(), readableUpTo: null });
  const read = readThread(apollo, threadId);
  const list = makeThreadList(threadId, viewer, apollo.cache, (entries) => arrived(threadId, entries));
  let newestVersion = 0;
  let turn = 0;
  let attempt = 0;
  let unfollow: (() => void) | undefined;
  let unwatch: (() => void) | undefined;
  let ignoreConnection: (() => void) | undefined;
  let retry: ReturnType<typeof setTimeout> | undefined;
  let headDue: ReturnType<typeof setTimeout> | undefined;
  let gapDue: ReturnType<typeof setTimeout> | undefined;

  return { view: store.view, listen: store.listen, start, stop, loadEarlier, answered, keepNewest: list.answered, revive, leave };

  function start() {
    unwatch = apollo.cache.watch<ThreadQuery>({
      query: ThreadDocument,
      variables: { id: threadId },
      optimistic: true,
      immediate: true,
      // Without a name of its own it passes for that of a query, which keeps its last answer here, whatever is forgotten.
      watcher: store,
      callback: ({ result, complete }) => show({ thread: complete && result ? (result as ThreadQuery).thread : null }),
    });
    ignoreConnection = connection.listen(() => connection.view().state === 'live' && store.view().status === 'failed' && load());
    void load();
  }

  function stop() {
    silence();
    unwatch?.();
    ignoreConnection?.();
  }

  /** Whatever is under way is not heard any more. */
  function silence() {
    turn += 1;
    for (const timer of [retry, headDue, gapDue]) clearTimeout(timer);
    unfollow?.();
  }

  async function load() {
    silence();
    const mine = turn;
    try {
      const thread = await read.newest();
      if (mine !== turn || !thread) return;
      attempt = 0;
      list.fetched(thread);
      fetched(thread);
      show({ status: 'ready', thread, readableUpTo: null });
      unfollow = follow(apollo, connection, {
        document: ThreadEntriesDocument,
        variables: list.askFor,
        hear: ({ threadEntries }) => hear(threadEntries),
        refused: () => endAt(store.view().thread?.lastSeq ?? 0),
      });
    } catch (error) {
      if (mine === turn) failed(error);
    }
  }

  function failed(error: unknown) {
    const refusal = refusalOf(error);
    if (refusal.code === 'NOT_FOUND' || refusal.code === 'BAD_USER_INPUT') return leave();
    show({ status: 'failed' });
    if (isDefinite(refusal) || refusal.code === 'UNAUTHENTICATED') return;
    retry = setTimeout(load, Math.max(fullJitter(attempt + 1), (refusal.seconds ?? 0) * 1_000));
    attempt += 1;
  }

  function hear(event: ThreadEntriesSubscription['threadEntries']) {
    if (event.__typename === 'ThreadAccessEnded') return event.readableUpTo === null ? leave() : endAt(event.readableUpTo);
    if (event.__typename === 'ThreadChanged') return clearTimeout(headDue);
    if (event.__typename === 'EntryChanged') return list.changed(event.entry);
    if (list.place(event) === 'ahead') return void load();

    // A line tells of a change, and the changed thread follows at once. Where that was missed, it is read.
    if (event.__typename === 'Line' || event.__typename === 'StaffLine') {
      clearTimeout(headDue);
      headDue = setTimeout(readHead, HEAD_WITHIN);
    }
  }

  function answered(entry: EntryFieldsFragment) {
    const { status } = store.view();
    if (status === 'ended' || status === 'gone' || (status === 'ready' && list.place(entry) !== 'ahead')) return 'known';
    // While the stream lives it brings what lies between in a moment; without it the page is read.
    if (connection.view().state !== 'live') void load();
    else gapDue = setTimeout(() => list.place(entry) === 'ahead' && load(), GAP_WITHIN);
    return 'ahead';
  }

  function readHead() {
    read.head().catch((error: unknown) => refusalOf(error).code === 'NOT_FOUND' && leave());
  }

  async function loadEarlier() {
    const before = store.view().thread?.entries.startCursor;
    if (before) list.answered((await read.earlier(before)) ?? []);
  }

  function endAt(seq: number) {
    silence();
    keepUpTo(apollo.cache, threadId, seq);
    show({ status: 'ended', readableUpTo: seq });
    readHead();
  }

  function leave() {
    silence();
    show({ status: 'gone', readableUpTo: null });
    forgetThread(apollo.cache, threadId);
    // The screen keeps what it drew before until it has drawn once more.
    setTimeout(() => show({}));
  }

  function revive() {
    const { status } = store.view();
    if (status === 'ended' || status === 'gone') void load();
  }

  function show(news: Partial<WatchedThread>) {
    store.set({ ...store.view(), ...news });
    const { thread } = store.view();
    // An answer that was slow on its way laid an older state over a newer one.
    if ((thread?.version ?? newestVersion) < newestVersion) readHead();
    newestVersion = Math.max(newestVersion, thread?.version ?? 0);
  }

  function inCache(): WatchedThread['thread'] {
    return apollo.cache.readQuery({ query: ThreadDocument, variables: { id: threadId } })?.thread ?? null;
  }
}

/** Milliseconds within which the changed thread follows its line, and the stream an answer. */
const HEAD_WITHIN = 400;
const GAP_WITHIN = 2_000;
