import { useEffect, useState } from 'react';
import { type OutboxItem, readOutbox } from './outbox.ts';

const everyMs = 2000;

/** The outbox as it is, looked at again every two seconds while the page is visible. `none`: there is no outbox here. */
export function useOutboxItems(): { items: OutboxItem[] | 'none' | undefined; unreachable: boolean } {
  const [items, setItems] = useState<OutboxItem[] | 'none'>();
  const [unreachable, setUnreachable] = useState(false);

  useEffect(() => {
    let over = false;
    let timer: ReturnType<typeof setTimeout>;

    async function look() {
      clearTimeout(timer);
      if (document.visibilityState === 'visible') {
        const read = await readOutbox().catch(() => 'failed' as const);
        if (over) return;
        setUnreachable(read === 'failed');
        if (read !== 'failed') setItems(read ?? 'none');
      }
      timer = setTimeout(look, everyMs);
    }

    void look();
    document.addEventListener('visibilitychange', look);
    return () => {
      over = true;
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', look);
    };
  }, []);

  return { items, unreachable };
}
