import { say } from '../../ui/say.ts';
import type { ThreadView } from './entry.ts';

/** Who leaves when everybody does: people only, and not the viewer, who is last. */
export function othersLeaving(thread: Pick<ThreadView, 'participants'>, viewerId: string): string[] {
  return thread.participants.filter(({ part, party }) => part !== 'TEAM' && party.id !== viewerId).map(({ party }) => party.shortName);
}

/** "3 people leave together:" and "Chloe, Ben and, last, you. The closing line reaches all." */
export function leavingWords(others: readonly string[]): { count: string; names: string } {
  const count = say('thread.leaveAll.count', { count: others.length + 1 });
  if (others.length === 0) return { count, names: say('thread.leaveAll.onlyYou') };
  return { count, names: say('thread.leaveAll.names', { names: others.join(', ') }) };
}
