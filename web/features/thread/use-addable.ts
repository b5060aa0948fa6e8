import { type ColleagueFieldsFragment, type HistoryShown, useColleaguesQuery, useKnownStaffQuery } from '../../data/generated.ts';
import type { PartyView } from './entry.ts';

/** Who could be added, as far as it is known. */
interface Addable {
  found: { party: PartyView; job: string | null }[];
  /** Whether that is the answer to what is asked now. */
  searched: boolean;
  /** What they read of what was written before, unless somebody says otherwise. */
  historyByDefault: HistoryShown;
}

/** Staff look among all colleagues, a client among those whom they know by name. */
export function useAddable(isStaff: boolean, asked: string): Addable {
  const variables = { search: asked || null };
  const colleagues = useColleaguesQuery({ variables, skip: !isStaff });
  const known = useKnownStaffQuery({ variables, skip: isStaff });
  const items = isStaff ? (colleagues.data ?? colleagues.previousData)?.directory.items : (known.data ?? known.previousData)?.contacts.items;
  const answer = isStaff ? colleagues.data : known.data;
  return {
    found: (items ?? []).filter(isPerson).map(({ party, card }) => ({ party, job: card.jobTitle })),
    searched: answer !== undefined,
    historyByDefault: answer?.viewer?.historyByDefault ?? 'ALL',
  };
}

function isPerson({ party }: ColleagueFieldsFragment): boolean {
  return party.kind === 'STAFF';
}
