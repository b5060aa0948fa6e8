import { useCallback, useSyncExternalStore } from 'react';

/** Whether the screen is as the query says, now and whenever that changes. */
export function useMediaQuery(query: string): boolean {
  const listen = useCallback(
    (heard: () => void) => {
      const watched = matchMedia(query);
      watched.addEventListener('change', heard);
      return () => watched.removeEventListener('change', heard);
    },
    [query],
  );
  return useSyncExternalStore(listen, () => matchMedia(query).matches);
}
