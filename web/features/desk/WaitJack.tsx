import { Jack } from '../../ui/Jack.tsx';
import { type WaitingClock, waitAt } from '../../ui/wait.ts';
import { useNow } from '../../ui/when.ts';

const states = { within: 'waiting', late: 'late', over: 'over' } as const;

/** The open jack of a client who waits. Its ring fills toward the team's target; the clock beside it says the same in words. */
export function WaitJack({ clock }: { clock: WaitingClock | null }) {
  const now = useNow(1000);
  if (!clock) return <Jack state="start" size={14} />;
  const { level, fill } = waitAt(clock, now);
  return <Jack state={states[level]} fill={fill} size={14} />;
}
