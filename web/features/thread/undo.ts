import type { ApolloClient } from '@apollo/client';
import { UndoLeaveAndRemoveAllDocument } from '../../data/generated.ts';
import { newId } from '../../data/request-id.ts';
import { announce } from '../../ui/announce.tsx';
import { say } from '../../ui/say.ts';
import { isSingleKey } from '../../ui/single-keys.ts';
import { showToast } from '../../ui/toast.tsx';
import { secondsLeft } from './closing-words.ts';
import { whyNot } from './sorry.ts';

/**
 * Undoes one's own ending of a thread, from the toast or the line bar: two presses are one deed. Answers whether it is
 * open again; if not, it has said why.
 */
export function undoLeaving(apollo: ApolloClient, threadId: string): Promise<boolean> {
  const running = underWay.get(threadId) ?? undo(apollo, threadId).finally(() => underWay.delete(threadId));
  underWay.set(threadId, running);
  return running;
}

/** Offers the undo for as long as it lasts, wherever on the desk one is by then, by hand or with Z. */
export function offerUndo(left: number, undoUntil: string, onUndo: () => void): void {
  const seconds = secondsLeft(undoUntil, Date.now());
  const stop = () => {
    document.removeEventListener('keydown', press);
    clearTimeout(timer);
  };
  const run = () => {
    stop();
    onUndo();
  };
  const press = (event: KeyboardEvent) => {
    if (event.key.toLowerCase() !== 'z' || !isSingleKey(event)) return;
    event.preventDefault();
    dismiss();
    run();
  };
  const timer = setTimeout(stop, seconds * 1000);
  document.addEventListener('keydown', press);
  const text = say('thread.leaveAll.done');
  const dismiss = showToast({ text, detail: say('thread.leaveAll.left', { count: left }), seconds, action: { label: say('thread.undo'), key: 'Z', run } });
  announce(`${text}. ${say('thread.leaveAll.undo')}`);
}

const underWay = new Map<string, Promise<boolean>>();

async function undo(apollo: ApolloClient, threadId: string): Promise<boolean> {
  try {
    const { data } = await apollo.mutate({ mutation: UndoLeaveAndRemoveAllDocument, variables: { input: { threadId, requestId: newId() } } });
    const result = data?.undoLeaveAndRemoveAll;
    if (result?.__typename === 'UndoExpired') showToast({ text: say(`thread.undoExpired.${result.reason}`) });
    else announce(say('thread.undone'));
    return result?.__typename === 'ThreadReopened';
  } catch (error) {
    showToast({ text: say('thread.undoFailed'), detail: whyNot(error) });
    return false;
  }
}
