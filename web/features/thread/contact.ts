import type { EntryView, PartyView, ThreadView } from './entry.ts';

/**
 * Whom a client writes to: the team, else the person of the house who is in it. In a thread that has ended nobody is in
 * it any more, and whoever wrote last says who it was.
 */
export function contactOf(thread: Pick<ThreadView, 'team' | 'participants' | 'closedBy'>, entries: readonly EntryView[]): PartyView | null {
  if (thread.team) return thread.team;
  const staff = thread.participants.map(({ party }) => party).find(({ kind }) => kind === 'STAFF');
  if (staff) return staff;
  const author = entries.findLast((entry) => entry.__typename === 'Message' && entry.author.person?.kind === 'STAFF');
  if (author?.__typename === 'Message') return author.author.person;
  return thread.closedBy?.kind === 'STAFF' ? thread.closedBy : null;
}
