import { useEffect } from 'react';
import { useSearchParams } from 'react-router';

/** An address that names an entry brings it before the reader's eyes, once: then the address is the thread's again, and leads the next card nowhere. */
export function useLinkedEntry(toEntry: (id: string) => void): void {
  const [params, setParams] = useSearchParams();
  const entryId = params.get('entry');
  useEffect(() => {
    if (!entryId) return;
    toEntry(entryId);
    setParams((now) => {
      now.delete('entry');
      return now;
    }, { replace: true });
  }, [entryId, toEntry, setParams]);
}
