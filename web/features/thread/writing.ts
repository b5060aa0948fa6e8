import type { SendBlockedFieldsFragment } from '../../data/generated.ts';
import { say } from '../../ui/say.ts';
import type { ThreadView } from './entry.ts';
import { blockedWords, type GuardWords } from './guard-words.ts';
import type { Mode } from './ModeSwitch.tsx';

/** A text may have so many characters. */
export const longest = 8000;

/** Why the reply is held back, and what may be done about it. */
export interface Guard {
  words: GuardWords;
  /** Sending it all the same is up to the author. */
  canForce: boolean;
  /** It was sent and handed back, so the author may also leave it where it is. */
  handedBack: boolean;
}

/** What the composer is for now: a reply that is begun stays one, even where somebody else has taken over meanwhile. */
export function modeNow(chosen: Mode, can: Pick<ThreadView['can'], 'reply' | 'note'>, reply: string): Mode {
  if (chosen === 'note') return can.note ? 'note' : 'message';
  return !can.reply && can.note && reply === '' ? 'note' : 'message';
}

/** Why a reply came back: what changed since its author looked, or what the server said. */
export type Returned = { blocked: SendBlockedFieldsFragment | null; said: string | null };

/**
 * What stands between the text and the thread: a reply that was handed back, or somebody else who holds it by now.
 * Null: it may be sent.
 */
export function guardNow(returned: Returned | null, thread: Pick<ThreadView, 'can' | 'holder'>): Guard | null {
  const { can, holder } = thread;
  const blocked = returned?.blocked;
  if (blocked && !(blocked.reason === 'NOT_HOLDER' && can.reply)) {
    return { words: blockedWords(blocked), canForce: blocked.canForce, handedBack: true };
  }
  if (can.reply && returned?.said) return { words: { title: say('thread.guard.notSent'), text: returned.said }, canForce: false, handedBack: true };
  if (can.reply) return null;
  const title = holder ? say('thread.guard.holdsWhileWriting', { name: holder.shortName }) : say('thread.guard.notYours');
  return { words: { title, text: say(can.take ? 'thread.guard.takeToReply' : 'thread.guard.cannotReply') }, canForce: false, handedBack: false };
}
