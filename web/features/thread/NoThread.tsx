import { IconCircleMinus, IconCloudOff, IconLock } from '@tabler/icons-react';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { say } from '../../ui/say.ts';
import { dayAndTime } from './closing-words.ts';
import { LeftBehind } from './LeftBehind.tsx';
import classes from './ThreadPane.module.css';

interface NoThreadProps {
  threadId: string;
  /** The same for missing and not yours; taken out while it was open; or it could not be fetched. */
  why: 'gone' | 'out' | 'failed';
  readTo?: string | null;
  isStaff: boolean;
  onGone: () => void;
  onRead?: (() => void) | undefined;
}

/** What stands there in place of a thread. */
export function NoThread({ threadId, why, readTo = null, isStaff, onGone, onRead }: NoThreadProps) {
  const Mark = why === 'out' ? IconCircleMinus : why === 'failed' ? IconCloudOff : IconLock;
  const text = why === 'out' ? (onRead && readTo ? say('thread.out.upTo', { time: dayAndTime(readTo) }) : say('thread.out.nothing')) : say(`thread.${why}.text`);
  return (
    <section className={classes.pane} data-pane="thread" role="status">
      <EmptyState place="page" mark={<Mark size={24} stroke={1.75} aria-hidden />} title={say(`thread.${why}.title`)} text={text}>
        {onRead ? (
          <Button variant="default" onClick={onRead}>
            {say('thread.out.read')}
          </Button>
        ) : (
          <Button variant="default" onClick={onGone}>
            {say(isStaff ? 'thread.gone.desk' : 'thread.gone.home')}
          </Button>
        )}
      </EmptyState>
      {why !== 'failed' && <LeftBehind threadId={threadId} />}
    </section>
  );
}
