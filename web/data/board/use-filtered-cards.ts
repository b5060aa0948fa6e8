import { useEffect, useState } from 'react';
import { useAccount, useData } from '../DataProvider.tsx';
import { type FilteredList, followFiltered } from './filtered-cards.ts';
import type { CardFilter } from './generated.ts';

/** What a filter leaves of the queues, live, and the wish for more of it. Of what has closed, today's. */
export function useFilteredCards(filter: CardFilter, teamId: string | null): FilteredList & { more: () => void } {
  const { apollo } = useData();
  const { desk } = useAccount();
  const [list, setList] = useState<FilteredList & { more: () => void }>(coming);

  useEffect(() => {
    const closedSince = filter === 'CLOSED' ? new Date(new Date().setHours(0, 0, 0, 0)).toISOString() : null;
    const following = followFiltered(apollo, desk, { filter, teamId, closedSince });
    const show = () => setList({ ...following.view(), more: following.more });
    show();
    const deaf = following.listen(show);
    return () => {
      deaf();
      following.stop();
    };
  }, [apollo, desk, filter, teamId]);
  return list;
}

const coming = { items: null, hasMore: false, failed: false, more: () => undefined };
