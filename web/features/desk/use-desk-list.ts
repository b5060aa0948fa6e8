import { useSearchParams } from 'react-router';

/** The two lists of the desk. Where there is room for one only, the address says which. */
export type DeskList = 'queues' | 'inbox';

/** Which list shows, and the way to the other. The open thread stays. */
export function useDeskList(): [DeskList, (list: DeskList) => void] {
  const [search, setSearch] = useSearchParams();
  const list = search.get('pane') === 'inbox' ? 'inbox' : 'queues';
  return [list, (next) => setSearch((before) => withPane(before, next), { replace: true })];
}

/** The same address with the other list. The filter of the queues stays. */
export function withPane(search: URLSearchParams, list: DeskList): URLSearchParams {
  const next = new URLSearchParams(search);
  if (list === 'inbox') next.set('pane', list);
  else next.delete('pane');
  return next;
}
