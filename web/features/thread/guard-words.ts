import type { SendBlockedFieldsFragment } from '../../data/generated.ts';
import { say } from '../../ui/say.ts';
import { clockTime } from '../../ui/when.ts';
import type { ThreadView } from './entry.ts';

/** What the guard says: what changed, with a name and a time, and what that means for the text. */
export interface GuardWords {
  title: string;
  text: string;
}

/** Why a reply came back. */
export function blockedWords({ reason, who, holder, at }: SendBlockedFieldsFragment): GuardWords {
  const name = who?.shortName ?? holder?.shortName ?? say('thread.somebody');
  const time = at ? clockTime(at) : null;
  if (reason === 'COLLEAGUE_ANSWERED') return { title: say('thread.guard.answered', { name }), text: say('thread.guard.readAbove') };
  if (reason === 'NOT_HOLDER') return { title: say('thread.guard.holds', { name: holder?.shortName ?? name }), text: say('thread.guard.takeFirst') };
  if (!holder) return { title: time ? say('thread.guard.returnedAt', { time }) : say('thread.guard.returned'), text: say('thread.guard.notSent') };
  const title = time ? say('thread.guard.tookOverAt', { name, time }) : say('thread.guard.tookOver', { name });
  return { title, text: say('thread.guard.holdsNow', { name: holder.shortName }) };
}

/** Why a text meets a thread that goes on without its author. */
export function outWords(): GuardWords {
  return { title: say('thread.guard.closedUnsent'), text: say('thread.guard.notYours') };
}

/** Why a text that was begun meets a closed thread: who closed it, and when. Whoever closed it knows that. */
export function endedWords({ state, closedBy, closedAt }: Pick<ThreadView, 'state' | 'closedBy' | 'closedAt'>, viewerId: string): GuardWords {
  if (state !== 'CLOSED') return outWords();
  if (!closedBy || closedBy.id === viewerId) return { title: say('thread.guard.closedUnsent'), text: say('thread.guard.nobodyWrites') };
  return { title: say(closedBy.kind === 'CLIENT' ? 'thread.guard.leftAt' : 'thread.guard.closedAt', { name: closedBy.shortName, time: closedAt ? clockTime(closedAt) : '' }), text: say('thread.guard.closed') };
}
