import { useMemo, useSyncExternalStore } from 'react';
import { useAccount } from './DataProvider.tsx';
import type { SendBlockedFieldsFragment } from './generated.ts';
import type { Mention } from './mentions.ts';
import { comesBack, isCertain, shown, type Outbox, type OutboxItem } from './outbox-items.ts';
import type { Refusal } from './refusal.ts';

/** A message or note on its way, as a screen shows it. */
export type Unsent = {
  clientMessageId: string;
  text: string;
  note: boolean;
  /** What it answers. */
  inReplyTo: string | null;
  /** When its author sent it, ISO 8601. */
  at: string;
  state: 'queued' | 'sending' | 'failed' | 'blocked';
  /** It goes back to the composer by itself: something changed since its author looked, or nobody writes there any more. */
  comesBack: boolean;
  /** In `blocked`: what changed since its author looked. */
  blocked?: SendBlockedFieldsFragment;
  /** In `failed`: why. Code `THREAD_ENDED` where the conversation has ended. */
  error?: Refusal;
  /** Whether `takeBack` takes it: not where it may have been stored already. */
  canTakeBack: boolean;
};

export type ThreadOutbox = {
  items: readonly Unsent[];
  /** Sends a message, or a note. Answers with its id. It is kept until the server decides, whatever happens here. */
  send: (draft: { text: string; lastSeenSeq: number; force?: boolean; note?: boolean; inReplyTo?: string; mentions?: readonly Mention[] }) => string;
  /** Sends it again, under the same id: it cannot double. `force` sends although something changed. */
  retry: (clientMessageId: string, change?: { force?: boolean; lastSeenSeq?: number }) => void;
  drop: (clientMessageId: string) => void;
  /** Out of the outbox and into its draft. Answers with what it was; null where it may have been stored already. */
  takeBack: (clientMessageId: string) => Pick<OutboxItem, 'note' | 'inReplyTo'> | null;
};

/** What the viewer has sent in one thread and the thread does not show yet, in the order of sending. */
export function useOutbox(threadId: string): ThreadOutbox {
  const { outbox, giveBack } = useAccount();
  const all = useSyncExternalStore(outbox.listen, outbox.view);
  const items = useMemo(() => all.filter((item) => item.threadId === threadId).map(onScreen), [all, threadId]);
  return useMemo(
    () => ({
      items,
      send: ({ force = false, note = false, ...draft }) => outbox.send({ threadId, force, note, ...draft }),
      retry: outbox.retry,
      drop: outbox.drop,
      takeBack: giveBack,
    }),
    [items, outbox, giveBack, threadId],
  );
}

/** How many messages wait on this device, in all threads. */
export function useUnsent(): number {
  const { outbox } = useAccount();
  return useSyncExternalStore(outbox.listen, () => countUnsent(outbox.view()));
}

/** Of what was refused the first, as the id of its thread and how many they are there. */
export function useRefused(): { threadId: string; count: number } | null {
  const { outbox } = useAccount();
  const all = useSyncExternalStore(outbox.listen, outbox.view);
  return useMemo(() => {
    const refused = all.filter(({ state }) => state === 'failed' || state === 'blocked');
    const threadId = refused[0]?.threadId;
    return threadId === undefined ? null : { threadId, count: refused.filter((item) => item.threadId === threadId).length };
  }, [all]);
}

export function countUnsent(outbox: Outbox): number {
  return outbox.filter(({ state }) => state !== 'stored').length;
}

function onScreen(item: OutboxItem): Unsent {
  const { clientMessageId, text, note, inReplyTo = null, at, blocked, error } = item;
  return {
    clientMessageId,
    text,
    note,
    inReplyTo,
    at,
    state: shown(item),
    comesBack: comesBack(item),
    canTakeBack: isCertain(item),
    ...(blocked && { blocked }),
    ...(error && { error }),
  };
}
