import { useState } from 'react';
import { part } from '../../ui/part.tsx';
import { say } from '../../ui/say.ts';
import classes from './Line.module.css';

const EarlierThreads = part(() => import('./written/EarlierThreads.tsx').then((list) => list.EarlierThreads));

/** Above the first entry: what was spoken about before, in other conversations with the same people. Asked for by whoever wants to know. */
export function Before({ threadId, isStaff }: { threadId: string; isStaff: boolean }) {
  const [open, setOpen] = useState(false);
  if (open) return <EarlierThreads threadId={threadId} isStaff={isStaff} />;
  return (
    <p className={classes.line}>
      <button type="button" className={classes.before} onClick={() => setOpen(true)}>
        {say('thread.before')}
      </button>
    </p>
  );
}
