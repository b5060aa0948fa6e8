import { IconLock } from '@tabler/icons-react';
import { Link } from 'react-router';
import { Saying } from '../../ui/Saying.tsx';
import { say } from '../../ui/say.ts';
import { dayAndTime } from './closing-words.ts';
import type { ThreadView } from './entry.ts';
import { threadPath } from './paths.ts';
import classes from './ThreadPane.module.css';

interface StaffFootProps {
  thread: ThreadView;
  /** When the last of what can be read was written. */
  lastAt: string | null;
}

/** In place of the composer: why nobody writes here, up to when it can be read, and where it goes on. */
export function StaffFoot({ thread, lastAt }: StaffFootProps) {
  const { closedAt, later } = thread;
  return (
    <div className={classes.sentence} role="status">
      <IconLock size={18} stroke={1.75} aria-hidden />
      <p>{sentence(closedAt, lastAt)}</p>
      {later && (
        <Link to={threadPath(later.id, true)}>
          <Saying phrase="thread.later" values={{ title: later.title }} />
        </Link>
      )}
    </div>
  );
}

function sentence(closedAt: string | null, lastAt: string | null): string {
  if (closedAt) return say('thread.ended.staff', { time: dayAndTime(lastAt ?? closedAt) });
  return lastAt ? say('thread.ended.out', { time: dayAndTime(lastAt) }) : say('thread.out.nothing');
}
