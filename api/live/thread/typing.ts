import type { Ring } from '../../domain/call.ts';
import type { News } from '../../domain/threads/news.ts';
import type { SignalView } from '../../domain/threads/views.ts';

/** Somebody types, as each side is told of it: clients of no note, and where the team answers as one, of no member. */
export interface Typing {
  accountId: string;
  client: SignalView | null;
  staff: SignalView;
}

export function typingIn(signals: readonly Ring[], threadId: string, { teamId: itsTeam, teamAsOne }: News): Typing[] {
  return signals.flatMap((ring) => {
    if (ring.on !== 'typing') return [];
    const { accountId, teamId, note } = ring;
    const signal = (personId: string | null): SignalView => ({ is: 'TypingSignal', threadId, who: { personId, teamId }, note });
    // Of a team that the thread has left meanwhile it is not known here how it answers.
    const isHidden = teamId !== null && (teamAsOne === teamId || itsTeam !== teamId);
    return [{ accountId, client: note ? null : signal(isHidden ? null : accountId), staff: signal(accountId) }];
  });
}
