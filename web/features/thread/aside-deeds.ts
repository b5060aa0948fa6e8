import type { ApolloClient } from '@apollo/client';
import { takeOffHold, wakeThread } from '../../data/board/put-aside.ts';
import { announce } from '../../ui/announce.tsx';
import { say } from '../../ui/say.ts';
import { showToast } from '../../ui/toast.tsx';
import { nearTime } from '../../ui/when.ts';
import { whyNot } from './sorry.ts';

/** Says until when it is snoozed, and offers the way back. */
export function offerWake(apollo: ApolloClient, threadId: string, until: string): void {
  const text = say('board.snooze.done', { time: nearTime(until, Date.now()) });
  announce(text);
  showToast({ text, action: { label: say('thread.undo'), run: () => wake(apollo, threadId) } });
}

export function wake(apollo: ApolloClient, threadId: string): void {
  told(wakeThread(apollo, threadId), say('board.snooze.woken'));
}

export function offHold(apollo: ApolloClient, threadId: string): void {
  told(takeOffHold(apollo, threadId), say('board.hold.off'));
}

function told(deed: Promise<unknown>, words: string): void {
  deed.then(() => announce(words)).catch((error: unknown) => showToast({ text: whyNot(error) }));
}
