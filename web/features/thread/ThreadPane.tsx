import '../../ui/words/thread.ts';
import { useThread } from '../../data/thread.ts';
import { useViewer } from '../../data/viewer.ts';
import { ClientThread } from './ClientThread.tsx';
import { NoThread } from './NoThread.tsx';
import { StaffThread } from './StaffThread.tsx';
import { ThreadSkeleton } from './ThreadSkeleton.tsx';
import { useShownOut } from './use-shown-out.ts';

interface ThreadPaneProps {
  threadId: string;
  /** The way back, where there is nothing to read (any more). */
  onGone: () => void;
}

/** The open thread, for staff with people and details beside it, for clients in its plain form. Give it the id as its key. */
export function ThreadPane({ threadId, onGone }: ThreadPaneProps) {
  const viewer = useViewer();
  const read = useThread(threadId);
  const { thread, entries, status } = read;
  const out = useShownOut(read);

  if (status === 'loading') return <ThreadSkeleton isStaff={viewer.isStaff} />;
  if (!thread || status === 'gone' || status === 'failed') return <NoThread threadId={threadId} why={status === 'failed' ? 'failed' : 'gone'} isStaff={viewer.isStaff} onGone={onGone} />;
  if (out.shown) return <NoThread threadId={threadId} why="out" readTo={out.readTo} isStaff={viewer.isStaff} onGone={onGone} onRead={entries.length > 0 ? out.read : undefined} />;
  const Thread = viewer.isStaff ? StaffThread : ClientThread;
  return <Thread viewer={viewer} thread={thread} entries={entries} hasEarlier={read.hasEarlier} loadEarlier={read.loadEarlier} onGone={onGone} />;
}
