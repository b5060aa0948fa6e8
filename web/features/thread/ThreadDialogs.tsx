import '../../ui/words/thread.ts';
import { useApolloClient } from '@apollo/client/react';
import { useNavigate } from 'react-router';
import { useDesk } from '../../data/desk.ts';
import type { Attribution } from '../../data/generated.ts';
import type { Viewer } from '../../data/viewer.ts';
import { say } from '../../ui/say.ts';
import { showToast } from '../../ui/toast.tsx';
import { AddPeopleDialog } from './AddPeopleDialog.tsx';
import type { EntryView, ThreadView } from './entry.ts';
import { HoldDialog } from './HoldDialog.tsx';
import { LeaveAndRemoveAllDialog } from './LeaveAndRemoveAllDialog.tsx';
import { LeaveThreadDialog } from './LeaveThreadDialog.tsx';
import { othersLeaving } from './leaving.ts';
import { focusCard, nextNeedingReply } from './next-card.ts';
import { threadPath } from './paths.ts';
import { SnoozeDialog } from './SnoozeDialog.tsx';
import { TakeOverDialog } from './TakeOverDialog.tsx';
import { TransferDialog } from './TransferDialog.tsx';
import { MacroDialog } from './texts/MacroDialog.tsx';
import { offerUndo, undoLeaving } from './undo.ts';
import type { Ended } from './use-leave-all.ts';

/** The deeds on a thread that ask before they are done. */
export type DialogName = 'transfer' | 'takeOver' | 'leaveAll' | 'add' | 'leave' | 'snooze' | 'hold' | 'macro';

interface ThreadDialogsProps {
  name: DialogName | null;
  thread: ThreadView;
  entries: readonly EntryView[];
  viewer: Viewer;
  attribution: Attribution | null;
  seenSeq: number;
  onClose: () => void;
  /** It is the viewer's own now: they go on writing. */
  onMine: () => void;
  onGone: () => void;
  /** The viewer reads what is new, and answers instead of ending. */
  onAnswer: () => void;
}

/** Whichever dialog of the staff is open over a thread. */
export function ThreadDialogs({ name, thread, entries, viewer, attribution, seenSeq, onClose, onMine, onGone, onAnswer }: ThreadDialogsProps) {
  const afterEnd = useAfterEnd(thread, viewer.id);
  switch (name) {
    case 'transfer':
      return <TransferDialog thread={thread} viewerId={viewer.id} attribution={attribution} onClose={onClose} onMine={onMine} />;
    case 'takeOver':
      return <TakeOverDialog thread={thread} viewer={viewer.party} attribution={attribution} onClose={onClose} onMine={onMine} />;
    case 'leaveAll':
      return (
        <LeaveAndRemoveAllDialog
          thread={thread}
          entries={entries}
          viewerId={viewer.id}
          seenSeq={seenSeq}
          onClose={onClose}
          onEnded={(ended) => {
            onClose();
            afterEnd(ended);
          }}
          onReadAndAnswer={() => {
            onClose();
            onAnswer();
          }}
        />
      );
    case 'add':
      return <AddPeopleDialog thread={thread} isStaff onClose={onClose} />;
    case 'macro':
      return <MacroDialog thread={thread} seenSeq={seenSeq} onClose={onClose} onEnded={(undoUntil) => afterEnd({ left: othersLeaving(thread, viewer.id).length, undoUntil })} />;
    case 'leave':
      return <LeaveThreadDialog thread={thread} isStaff onClose={onClose} onLeft={onGone} />;
    case 'snooze':
      return <SnoozeDialog thread={thread} onClose={onClose} />;
    case 'hold':
      return <HoldDialog thread={thread} onClose={onClose} />;
    case null:
      return null;
  }
}

/** Offers the undo, which leads back here, and puts the focus on the next who needs a reply. */
function useAfterEnd(thread: ThreadView, viewerId: string): (ended: Ended) => void {
  const apollo = useApolloClient();
  const navigate = useNavigate();
  const { inbox } = useDesk();
  return ({ left, undoUntil }) => {
    if (!undoUntil) return void showToast({ text: say('thread.leaveAll.already') });
    offerUndo(left, undoUntil, () => {
      void undoLeaving(apollo, thread.id).then((open) => open && navigate(threadPath(thread.id, true)));
    });
    focusCard(nextNeedingReply(inbox.items, thread.id, viewerId));
  };
}
