import { useCallback, useSyncExternalStore } from 'react';
import { useAccount } from './DataProvider.tsx';
import type { DraftKind } from './drafts.ts';
import type { Mention } from './mentions.ts';

/** What is being written in a thread, as a message or as a note: kept until it is sent or emptied. */
export function useDraft(threadId: string, kind: DraftKind): [text: string, setText: (text: string) => void, clear: () => void] {
  const { drafts } = useAccount();
  const text = useSyncExternalStore(drafts.listen, () => drafts.text(threadId, kind));
  const setText = useCallback((next: string) => drafts.write(threadId, kind, next), [drafts, threadId, kind]);
  const clear = useCallback(() => drafts.write(threadId, kind, ''), [drafts, threadId, kind]);
  return [text, setText, clear];
}

/** Whom the note that is being written in a thread addresses, as long as their name stands in it; kept with it. */
export function useDraftMentions(threadId: string): [mentions: readonly Mention[], mention: (who: Mention) => void] {
  const { drafts } = useAccount();
  const mentions = useSyncExternalStore(drafts.listen, () => drafts.mentions(threadId, 'note'));
  const mention = useCallback(({ id, shortName }: Mention) => drafts.write(threadId, 'note', drafts.text(threadId, 'note'), [{ id, shortName }]), [drafts, threadId]);
  return [mentions, mention];
}

/** Whether the server has what is being written, so that it goes on elsewhere; false: this device alone. */
export function useIsSaved(threadId: string, kind: DraftKind): boolean {
  const { drafts } = useAccount();
  return useSyncExternalStore(drafts.listen, () => drafts.isSaved(threadId, kind));
}
