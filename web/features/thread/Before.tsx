import { useState } from 'react';
import { say } from '../../ui/say.ts';
import { showToast } from '../../ui/toast.tsx';
import classes from './Line.module.css';
import type { EarlierThreads } from './written/EarlierThreads.tsx';

/** Above the first entry: what was spoken about before, in other conversations with the same people. Asked for by whoever wants to know. */
export function Before({ threadId, isStaff }: { threadId: string; isStaff: boolean }) {
  const [Threads, setThreads] = useState<typeof EarlierThreads | null>(null);
  const open = () => {
    import('./written/EarlierThreads.tsx').then(
      (part) => setThreads(() => part.EarlierThreads),
      () => showToast({ text: say('thread.noAnswer') }),
    );
  };
  if (Threads) return <Threads threadId={threadId} isStaff={isStaff} />;
  return (
    <p className={classes.line}>
      <button type="button" className={classes.before} onClick={open}>
        {say('thread.before')}
      </button>
    </p>
  );
}
