import { useState } from 'react';
import { useLeaveAndRemoveAllMutation } from '../../data/generated.ts';
import type { EntryView, ThreadView } from './entry.ts';
import { whyNot } from './sorry.ts';
import { fuller, type Unread, unseenOfClient } from './unread.ts';
import { useRequestId } from './use-request-id.ts';

/** How it ended: how many left with it, and until when that can be undone. */
export interface Ended {
  left: number;
  undoUntil: string | null;
}

interface LeaveAllInput {
  thread: ThreadView;
  entries: readonly EntryView[];
  seenSeq: number;
  onEnded: (ended: Ended) => void;
}

/**
 * Ends a conversation for everybody. The guard closes by the server's word, or at once when the client writes while one
 * is deciding; whatever was confirmed is confirmed for the messages that stood there, and for no later one.
 */
export function useLeaveAll({ thread, entries, seenSeq, onEnded }: LeaveAllInput) {
  const [leave] = useLeaveAndRemoveAllMutation();
  const requestId = useRequestId();
  const [refused, setRefused] = useState<Unread | null>(null);
  const [confirmedTo, setConfirmedTo] = useState(0);
  const [outcomeId, setOutcomeId] = useState<string | null>(null);
  const [outcomeMissing, setOutcomeMissing] = useState(false);
  const [working, setWorking] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(null);
  const unread = fuller(refused, unseenOfClient(entries, thread, seenSeq));
  const confirmed = unread !== null && confirmedTo >= unread.lastSeq;

  async function leaveAll(): Promise<void> {
    if (working || (unread && !confirmed)) return;
    setWorking(true);
    setTrouble(null);
    try {
      // Not `confirmUnread`: that would also cover what the client writes in this very moment.
      const wish = { threadId: thread.id, lastSeenSeq: Math.max(seenSeq, confirmedTo), outcomeId };
      const { data } = await leave({ variables: { input: { ...wish, requestId: requestId(wish) } } });
      const result = data?.leaveAndRemoveAll;
      if (result?.__typename === 'UnreadClientMessages') return setRefused(result);
      if (result?.__typename === 'OutcomeRequired') return setOutcomeMissing(true);
      if (result) onEnded({ left: result.left.length, undoUntil: result.undoUntil });
    } catch (error) {
      setTrouble(whyNot(error));
    } finally {
      setWorking(false);
    }
  }

  return {
    unread,
    confirmed,
    setConfirmed: (yes: boolean) => setConfirmedTo(yes && unread ? unread.lastSeq : 0),
    outcomeId,
    setOutcomeId(chosen: string | null) {
      setOutcomeId(chosen);
      setOutcomeMissing(false);
    },
    outcomeMissing,
    working,
    trouble,
    leaveAll: () => void leaveAll(),
  };
}
