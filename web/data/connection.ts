import { useMemo, useSyncExternalStore } from 'react';
import { useData } from './DataProvider.tsx';
import type { ConnectionView } from './live-connection.ts';

export type { ConnectionState } from './live-connection.ts';

/** Whether what is on the screen is live, and if not, up to when it is in sync. */
export function useConnection(): ConnectionView & { retryNow: () => void } {
  const { connection } = useData();
  const view = useSyncExternalStore(connection.listen, connection.view);
  return useMemo(() => ({ ...view, retryNow: connection.retryNow }), [view, connection]);
}
