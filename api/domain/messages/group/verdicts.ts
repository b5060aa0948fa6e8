import type { Who } from '../../call.ts';
import type { Verdict } from './judge.ts';

/** How long a verdict is looked up instead of being made again, in milliseconds. */
const LASTS = 30_000;

/** At most so many are remembered; the oldest makes way. */
const MOST = 10_000;

/**
 * Verdicts of the last moments. Each counts only at the numbers that it was made at, which are compared where it is
 * used; so one that is remembered for too long costs a second question, and lets nobody write. Of what it was made of only
 * the clock of a session moves no number, and whose a request is, is asked for each.
 */
export function createVerdicts() {
  const kept = new Map<string, { verdict: Verdict; until: number }>();
  return {
    of: (who: Who, threadId: string): Verdict | null => {
      const found = kept.get(nameOf(who, threadId));
      return found && found.until > Date.now() ? found.verdict : null;
    },
    keep: (who: Who, threadId: string, verdict: Verdict): void => {
      const name = nameOf(who, threadId);
      if (kept.get(name)?.verdict === verdict) return;
      kept.delete(name);
      kept.set(name, { verdict, until: Date.now() + LASTS });
      const [oldest] = kept.keys();
      if (kept.size > MOST && oldest !== undefined) kept.delete(oldest);
    },
    forget: (who: Who, threadId: string): void => void kept.delete(nameOf(who, threadId)),
  };
}

function nameOf(who: Who, threadId: string): string {
  return `${'session' in who ? who.session : `as ${who.account}`} ${threadId}`;
}
