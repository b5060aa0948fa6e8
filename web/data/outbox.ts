import { useMemo, useSyncExternalStore } from 'react';
import { useAccount } from './DataProvider.tsx';
import type { SendBlockedFieldsFragment } from './generated.ts';
import { isCertain, shown, type OutboxItem } from './outbox-items.ts';
import type { Refusal } from './refusal.ts';

/** A message or note on its way, as a screen shows it. */
export type Unsent = {
  clientMessageId: string;
  text: string;
  note: boolean;
  /** When its author sent it, ISO 8601. */
  at: string;
  state: 'queued' | 'sending' | 'failed' | 'blocked';
  /** In `blocked`: what changed since its author looked. */
  blocked?: SendBlockedFieldsFragment;
  /** In `failed`: why. Code `THREAD_ENDED` where the conversation has ended. */
  error?: Refusal;
  /** Whether `takeBack` would give the text. */
  canTakeBack: boolean;
};

export type ThreadOutbox = {
  items: readonly Unsent[];
  /** Sends a message, or a note. Answers with its id. It is kept until the server decides, whatever happens here. */
  send: (draft: { text: string; lastSeenSeq: number; force?: boolean; note?: boolean }) => string;
  /** Sends it again, under the same id: it cannot double. `force` sends although something changed. */
  retry: (clientMessageId: string, change?: { force?: boolean; lastSeenSeq?: number }) => void;
  drop: (clientMessageId: string) => void;
  /** Out of the outbox; answers with the text. Null where it may have been stored already. */
  takeBack: (clientMessageId: string) => string | null;
};

/** What the viewer has sent in one thread and the thread does not show yet, in the order of sending. */
export function useOutbox(threadId: string): ThreadOutbox {
  const { outbox } = useAccount();
  const all = useSyncExternalStore(outbox.listen, outbox.view);
  const items = useMemo(() => all.filter((item) => item.threadId === threadId).map(onScreen), [all, threadId]);
  return useMemo(
    () => ({
      items,
      send: ({ text, lastSeenSeq, force = false, note = false }) => outbox.send({ threadId, text, lastSeenSeq, force, note }),
      retry: outbox.retry,
      drop: outbox.drop,
      takeBack: outbox.takeBack,
    }),
    [items, outbox, threadId],
  );
}

/** How many messages wait on this device, in all threads. */
export function useUnsent(): number {
  const { outbox } = useAccount();
  return useSyncExternalStore(outbox.listen, () => outbox.view().filter(({ state }) => state !== 'stored').length);
}

function onScreen(item: OutboxItem): Unsent {
  const { clientMessageId, text, note, at, blocked, error } = item;
  return {
    clientMessageId,
    text,
    note,
    at,
    state: shown(item),
    canTakeBack: isCertain(item),
    ...(blocked && { blocked }),
    ...(error && { error }),
  };
}
