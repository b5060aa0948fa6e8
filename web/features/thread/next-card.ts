import type { DeskRow } from '../../data/desk.ts';
import { threadPath } from './paths.ts';

/** Of those the viewer holds, the first whose client waits for an answer, other than the thread that has just ended. */
export function nextNeedingReply(inbox: readonly Pick<DeskRow, 'card'>[], endedId: string, viewerId: string): string | null {
  return inbox.find(({ card }) => card.id !== endedId && card.state !== 'CLOSED' && card.needsReply === true && !card.snoozedUntil && card.holder?.id === viewerId)?.card.id ?? null;
}

/**
 * Puts the focus on the card of a thread, or on what can be read of the one that has ended if there is none: once the
 * dialog has given the focus back to an opener that is no longer there.
 */
export function focusCard(threadId: string | null): void {
  setTimeout(() => {
    const card = threadId && document.querySelector<HTMLElement>(`a[href^="${threadPath(threadId, true)}"]`);
    const next = card || document.querySelector<HTMLElement>('[data-pane="thread"] [role="region"]');
    next?.focus({ preventScroll: card === null });
  }, afterDialog);
}

/** Milliseconds: a dialog is gone after 140, and its opener has the focus then. */
const afterDialog = 200;
