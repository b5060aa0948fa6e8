import { useSearchParams } from 'react-router';

/** What the queues are narrowed to. Everything and those who wait come with the desk itself, the others are asked for. */
export const queueFilters = ['everything', 'waiting', 'others', 'mine', 'snoozed', 'closed'] as const;
export type QueueFilter = (typeof queueFilters)[number];

export interface DeskFilter {
  show: QueueFilter;
  /** One team, or null for all. */
  team: string | null;
}

/** The filter of the queues as it stands in the address: a reload keeps it, and Back leads to the one before. */
export function useDeskFilter(): [DeskFilter, (next: Partial<DeskFilter>) => void] {
  const [search, setSearch] = useSearchParams();
  const given = search.get('show');
  const filter: DeskFilter = { show: queueFilters.find((each) => each === given) ?? 'everything', team: search.get('team') };
  return [filter, (next) => setSearch((before) => withFilter(before, { ...filter, ...next }))];
}

export const everything: DeskFilter = { show: 'everything', team: null };

/** The same address with another filter; what else stands in it stays. */
export function withFilter(search: URLSearchParams, { show, team }: DeskFilter): URLSearchParams {
  const next = new URLSearchParams(search);
  if (show === 'everything') next.delete('show');
  else next.set('show', show);
  if (team === null) next.delete('team');
  else next.set('team', team);
  return next;
}
