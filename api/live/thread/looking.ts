import type { Ring } from '../../domain/call.ts';
import type { SignalView } from '../../domain/threads/views.ts';
import type { PresenceBook } from '../presence.ts';

/** Who looks at a thread now, for the staff: clients are told nothing of it. */
export interface Looking {
  client: null;
  staff: SignalView;
}

/** At most one: whoever came or went since, it is told who is there now. */
export function lookingIn(signals: readonly Ring[], threadId: string, presence: PresenceBook): Looking[] {
  return signals.some(({ on }) => on === 'looking') ? [{ client: null, staff: lookingAt(threadId, presence) }] : [];
}

export function lookingAt(threadId: string, presence: PresenceBook): SignalView {
  return { is: 'LookingSignal', threadId, lookerIds: presence.of(threadId).lookers };
}
