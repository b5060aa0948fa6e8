import { fullJitter } from './jitter.ts';
import { openLine, type Line } from './line.ts';
import { makeStore, type Store } from './store.ts';
import type { Surroundings } from './surroundings.ts';

/**
 * - `connecting`: for the first time; nothing on the screen is live yet.
 * - `live`: whatever happens is on the screen.
 * - `reconnecting`: it was lost, and is tried again by itself.
 * - `offline`: the same, and the device says that it has no network.
 * - `signed-out`: the server ended the session, or nobody is signed in. Not tried again.
 */
export type ConnectionState = 'live' | 'connecting' | 'reconnecting' | 'offline' | 'signed-out';

export type ConnectionView = {
  state: ConnectionState;
  /** Up to when the screen is in sync, while it is not live. Null: live, or never yet. */
  inSyncTo: Date | null;
};

export type LiveConnection = Pick<Store<ConnectionView>, 'view' | 'listen'> & {
  /** Connects, and stays connected until `close`. */
  open: () => void;
  close: () => void;
  /** Does not wait for the next try. */
  retryNow: () => void;
  /** The server said, by whatever way, that the session is over. */
  endSession: () => void;
  /** The line, while there is a live one. */
  line: () => Line | null;
};

/**
 * Keeps one socket to the server: opens it, notices that it is dead, waits (full jitter, up to a minute) and opens
 * the next one. `stillSignedIn` is asked when a connection is refused before it began, because a browser does not say
 * why it was: false ends the tries.
 */
export function makeConnection(around: Surroundings, stillSignedIn: () => Promise<boolean>): LiveConnection {
  const store = makeStore<ConnectionView>({ state: 'connecting', inSyncTo: null });
  let line: Line | null = null;
  let liveSince: number | null = null;
  let lastFrame: Date | null = null;
  let attempt = 0;
  let nextTry: ReturnType<typeof setTimeout> | undefined;
  let ignoreNotices: (() => void) | undefined;

  return {
    view: store.view,
    listen: store.listen,
    open,
    close: () => stop('connecting'),
    retryNow,
    endSession: () => stop('signed-out'),
    line: () => (liveSince === null ? null : line),
  };

  function open() {
    if (ignoreNotices) return;
    ignoreNotices = around.onNotice(heed);
    attempt = 0;
    lastFrame = null;
    store.set({ state: 'connecting', inSyncTo: null });
    connect();
  }

  function connect() {
    clearTimeout(nextTry);
    nextTry = undefined;
    line = openLine(around.socketUrl, around.webSocket, {
      live() {
        liveSince = Date.now();
        lastFrame = new Date();
        store.set({ state: 'live', inSyncTo: null });
      },
      frame: () => (lastFrame = new Date()),
      lost,
    });
  }

  function lost(code: number) {
    const lived = liveSince === null ? null : Date.now() - liveSince;
    line = null;
    liveSince = null;
    if (code === UNAUTHORIZED || code === FORBIDDEN) return stop('signed-out');

    // A server that lets in and throws out at once must not be asked again at once.
    if (lived !== null && lived > STEADY) attempt = 0;
    nextTry = setTimeout(connect, fullJitter(attempt));
    attempt += 1;
    showLost();
    // After a restart thousands are refused at first, since they come in a crowd: not each of their tries is a question too.
    if (lived === null && (lastFrame === null || attempt % 5 === 0)) void askWhetherSignedIn();
  }

  async function askWhetherSignedIn() {
    const signedIn = await stillSignedIn().catch(() => true);
    if (!signedIn && liveSince === null && ignoreNotices) stop('signed-out');
  }

  function stop(state: ConnectionState) {
    clearTimeout(nextTry);
    nextTry = undefined;
    ignoreNotices?.();
    ignoreNotices = undefined;
    const closing = line;
    line = null;
    liveSince = null;
    store.set({ state, inSyncTo: lastFrame });
    closing?.close();
  }

  function retryNow() {
    if (nextTry !== undefined) connect();
  }

  function heed(notice: 'online' | 'offline' | 'visible') {
    if (liveSince !== null) line?.probe();
    else if (notice !== 'offline') retryNow();
    if (liveSince === null) showLost();
  }

  function showLost() {
    if (!around.isOnline()) return store.set({ state: 'offline', inSyncTo: lastFrame });
    store.set({ state: lastFrame === null && attempt === 0 ? 'connecting' : 'reconnecting', inSyncTo: lastFrame });
  }
}

/** Close codes of graphql-transport-ws that say: nobody is signed in here (any more). */
const UNAUTHORIZED = 4401;
const FORBIDDEN = 4403;

/** Milliseconds after which a connection counts as one that holds. */
const STEADY = 5_000;
