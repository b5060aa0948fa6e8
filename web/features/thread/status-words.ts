import { say } from '../../ui/say.ts';
import type { ThreadView } from './entry.ts';
import type { Writing } from './use-writing.ts';

/** Below the text: whether it is kept, and what sending does besides. */
export function statusWords({ state }: Pick<ThreadView, 'state'>, { text, mode, guard }: Pick<Writing, 'text' | 'mode' | 'guard'>, away: boolean): string | undefined {
  if (guard) return say('thread.keptHere');
  if (text.trim() === '') return undefined;
  if (away) return say('thread.draftSavedHere');
  return say(state === 'QUEUED' && mode === 'message' ? 'thread.takesIt' : 'thread.draftSaved');
}
