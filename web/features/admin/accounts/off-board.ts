import type { OffBoardAccountInput, OffBoardingPreviewQuery } from '../generated.ts';

export type OffBoardingPreview = OffBoardingPreviewQuery['offBoardingPreview'];

/** What has been decided so far about everything that somebody leaves behind. */
export interface HandOver {
  /** Where the threads go that they hold: `queue`, or a colleague. */
  heldTo: string;
  /** Who comes into the threads in which they are the last of the staff: a colleague, `close`, or not decided. */
  namedTo: string | null;
  /** Who comes into the client teams of those who would reach nobody. Null: not decided. */
  clientsTo: string | null;
  reason: string;
}

export const undecided: HandOver = { heldTo: 'queue', namedTo: null, clientsTo: null, reason: '' };

/** Whether everybody who would be left without anyone has somebody. */
export function isDecided(preview: OffBoardingPreview, { namedTo, clientsTo }: HandOver): boolean {
  return (preview.lastInThreads === 0 || namedTo !== null) && (preview.clientsLeftAloneCount === 0 || clientsTo !== null);
}

/** As the contract takes it. What there is nothing to decide about is left out. */
export function offBoardInput(accountId: string, preview: OffBoardingPreview, { heldTo, namedTo, clientsTo, reason }: HandOver): OffBoardAccountInput {
  return {
    accountId,
    ...(reason.trim() && { reason: reason.trim() }),
    ...(heldCount(preview) > 0 && { heldTo: heldTo === 'queue' ? { queue: true } : { member: heldTo } }),
    ...(preview.lastInThreads > 0 && (namedTo === 'close' ? { closeNamed: true } : { namedTo })),
    ...(preview.clientsLeftAloneCount > 0 && { clientsTo }),
  };
}

export function heldCount({ held }: OffBoardingPreview): number {
  return held.reduce((sum, { threads }) => sum + threads, 0);
}

/** Everybody who could take over some of what is held, by name, each once, and how much of it. */
export function takers({ held }: OffBoardingPreview): { id: string; name: string; threads: number }[] {
  const able = new Map<string, { id: string; name: string; threads: number }>();
  for (const { members, threads } of held) {
    for (const { id, name } of members) able.set(id, { id, name, threads: (able.get(id)?.threads ?? 0) + threads });
  }
  return [...able.values()].toSorted((one, other) => one.name.localeCompare(other.name));
}
