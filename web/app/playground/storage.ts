import type { Storage as PlaygroundStorage } from '@graphiql/toolkit';

/** The storage of this browser tab, seen by one account alone. A new tab begins the story anew: ids used once are used up. */
export function storageOf(account: string): PlaygroundStorage {
  const prefix = `sb-playground:${account}:`;
  const own = () => Object.keys(sessionStorage).filter((key) => key.startsWith(prefix));
  return {
    get length() {
      return own().length;
    },
    getItem: (key) => sessionStorage.getItem(prefix + key),
    setItem: (key, value) => sessionStorage.setItem(prefix + key, value),
    removeItem: (key) => sessionStorage.removeItem(prefix + key),
    clear: () => own().forEach((key) => sessionStorage.removeItem(key)),
  };
}
