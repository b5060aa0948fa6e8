import '../../ui/words/board.ts';
import { useApolloClient } from '@apollo/client/react';
import { IconMoon, IconPlayerPause } from '@tabler/icons-react';
import { Button } from '../../ui/Button.tsx';
import { say } from '../../ui/say.ts';
import { nearTime } from '../../ui/when.ts';
import { offHold, wake } from './aside-deeds.ts';
import classes from './AsideBar.module.css';
import type { ThreadView } from './entry.ts';

/** What the holder has said of the thread: until when it is put aside, and what outside is waited for. */
export function AsideBar({ thread }: { thread: ThreadView }) {
  const apollo = useApolloClient();
  const { snoozedUntil, onHold, can } = thread;
  return (
    <>
      {snoozedUntil && (
        <div className={classes.bar}>
          <IconMoon size={16} stroke={1.75} aria-hidden />
          <p>{say('board.snooze.bar', { time: nearTime(snoozedUntil, Date.now()), name: thread.client?.shortName ?? say('thread.somebody') })}</p>
          {can.putAside && (
            <Button variant="subtle" onClick={() => wake(apollo, thread.id)}>
              {say('board.snooze.wake')}
            </Button>
          )}
        </div>
      )}
      {onHold && (
        <div className={classes.bar}>
          <IconPlayerPause size={16} stroke={1.75} aria-hidden />
          <p dir="auto">{say('board.hold.bar', { text: onHold })}</p>
          {can.putAside && (
            <Button variant="subtle" onClick={() => offHold(apollo, thread.id)}>
              {say('board.hold.takeOff')}
            </Button>
          )}
        </div>
      )}
    </>
  );
}
