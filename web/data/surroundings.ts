/** What the data layer needs of the device it runs on. In a browser that is the browser; a test brings its own. */
export type Surroundings = {
  /** Where the API answers over HTTP. */
  httpUrl: string;
  /** Where it answers over a socket. */
  socketUrl: string;
  fetch: typeof fetch;
  webSocket: unknown;
  /** Where unsent messages and drafts outlive a reload. Null where the browser keeps nothing. */
  storage: Storage | null;
  /** Hears what other tabs write there, null for what they remove. Answers with how to stop. */
  onStorage: (hear: (key: string, value: string | null) => void) => () => void;
  /** One at a time among tabs. Null where the browser has none: they come with TLS. */
  locks: LockManager | null;
  /** What the device believes about its network. Loopback works without one, so it is a hint and no more. */
  isOnline: () => boolean;
  isVisible: () => boolean;
  /** Hears of the network coming or going, and of the page being looked at again. Answers with how to stop. */
  onNotice: (hear: (notice: 'online' | 'offline' | 'visible') => void) => () => void;
  /** Begins with an empty memory, as whoever is signed in by now. */
  startOver: () => void;
};

export function browserSurroundings(): Surroundings {
  const { protocol, host } = window.location;
  return {
    httpUrl: '/graphql',
    socketUrl: `${protocol === 'https:' ? 'wss:' : 'ws:'}//${host}/graphql`,
    fetch: (input, init) => window.fetch(input, init),
    webSocket: window.WebSocket,
    storage: storageOrNull(),
    onStorage: (hear) => {
      const gone = new AbortController();
      window.addEventListener('storage', ({ key, newValue }) => key !== null && hear(key, newValue), { signal: gone.signal });
      return () => gone.abort();
    },
    locks: navigator.locks ?? null,
    isOnline: () => navigator.onLine,
    isVisible: () => document.visibilityState === 'visible',
    onNotice: (hear) => {
      const gone = new AbortController();
      const { signal } = gone;
      window.addEventListener('online', () => hear('online'), { signal });
      window.addEventListener('offline', () => hear('offline'), { signal });
      document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && hear('visible'), { signal });
      return () => gone.abort();
    },
    startOver: () => window.location.reload(),
  };
}

/** Reading the property alone throws where storage is forbidden. */
function storageOrNull(): Storage | null {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
}
