import { say } from '../../ui/say.ts';
import type { ThreadView } from './entry.ts';
import type { Writing } from './use-writing.ts';

/** What stands below the text. What is only reassuring gives way where there is little room. */
export interface WritingStatus {
  text: string;
  matters: boolean;
}

/** Whether the text is kept, and what sending does besides. */
export function statusWords({ state }: Pick<ThreadView, 'state'>, { text, mode, guard, saved }: Pick<Writing, 'text' | 'mode' | 'guard' | 'saved'>): WritingStatus | null {
  if (guard) return { text: say('thread.keptHere'), matters: true };
  if (text.trim() === '') return null;
  if (state === 'QUEUED' && mode === 'message') return { text: say('thread.takesIt'), matters: true };
  return { text: say(saved ? 'thread.draftSaved' : 'thread.draftSavedHere'), matters: false };
}
