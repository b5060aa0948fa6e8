import { useSearchParams } from 'react-router';

/** The two lists of the desk. Where there is room for one only, the address says which. */
export type DeskList = 'queues' | 'inbox';

/** Which list shows, and the way to the other. The open thread stays. */
export function useDeskList(): [DeskList, (list: DeskList) => void] {
  const [search, setSearch] = useSearchParams();
  const list = search.get('pane') === 'inbox' ? 'inbox' : 'queues';
  return [list, (next) => setSearch(next === 'inbox' ? { pane: next } : {}, { replace: true })];
}
