import { type Member, MOST_AT_ONCE } from './client-team.ts';

/** Who is chosen, in the order in which they were. */
export type Selection = ReadonlyMap<string, Member>;

export const NOBODY: Selection = new Map();

/** One more, or one less. */
export function toggled(selection: Selection, member: Member): Selection {
  const next = new Map(selection);
  if (!next.delete(member.id) && next.size < MOST_AT_ONCE) next.set(member.id, member);
  return next;
}

/** All of these besides, as many as go at once; or none of them, where all are chosen already. */
export function toggledAll(selection: Selection, members: readonly Member[]): Selection {
  if (stateOf(selection, members) === 'all') return without(selection, members);
  const next = new Map(selection);
  for (const member of members) if (next.size < MOST_AT_ONCE) next.set(member.id, member);
  return next;
}

/** Whether all, some or none of these are chosen. */
export function stateOf(selection: Selection, members: readonly Member[]): 'all' | 'some' | 'none' {
  const chosen = members.filter(({ id }) => selection.has(id)).length;
  if (chosen === 0) return 'none';
  return chosen === members.length ? 'all' : 'some';
}

function without(selection: Selection, members: readonly Member[]): Selection {
  const next = new Map(selection);
  for (const { id } of members) next.delete(id);
  return next;
}
