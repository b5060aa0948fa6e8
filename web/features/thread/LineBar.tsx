import { IconArrowsExchange, IconDoorExit } from '@tabler/icons-react';
import { Button } from '../../ui/Button.tsx';
import { KeyHint } from '../../ui/KeyHint.tsx';
import { say } from '../../ui/say.ts';
import type { ThreadView } from './entry.ts';
import classes from './LineBar.module.css';
import { LineState, lineTone } from './LineState.tsx';
import { Lookers } from './Lookers.tsx';
import { UndoButton } from './UndoButton.tsx';

/** What can be done from the line bar. */
export interface LineDeeds {
  take: () => void;
  takeOver: () => void;
  transfer: () => void;
  leaveAll: () => void;
  undo: () => void;
}

interface LineBarProps {
  thread: ThreadView;
  viewerId: string;
  deeds: LineDeeds;
  /** The connection is away: nothing that moves the thread can be decided now. */
  away: boolean;
}

/** Who holds the thread, and what can be done about that. Which deeds are offered is the server's answer. */
export function LineBar({ thread, viewerId, deeds, away }: LineBarProps) {
  const { can } = thread;
  const off = away ? { disabled: true, title: say('thread.notNow') } : {};
  return (
    <section className={classes.bar} data-tone={lineTone(thread, viewerId)} aria-label={say('thread.bar')}>
      <LineState thread={thread} viewerId={viewerId} />
      {thread.state !== 'CLOSED' && <Lookers threadId={thread.id} viewerId={viewerId} />}
      <div className={classes.deeds}>
        {can.transfer && (
          <Button
            variant="subtle"
            className={classes.deed}
            onClick={deeds.transfer}
            aria-keyshortcuts="T"
            leftSection={<IconArrowsExchange size={18} stroke={1.75} aria-hidden />}
            rightSection={<KeyHint>T</KeyHint>}
            {...off}
          >
            <span className={classes.word}>{say('thread.transfer')}</span>
          </Button>
        )}
        {can.take && thread.state === 'HELD' && (
          <Button variant="default" onClick={deeds.takeOver} {...off}>
            {say('thread.takeOver')}
          </Button>
        )}
        {can.close && (
          <Button
            variant="default"
            className={classes.end}
            onClick={deeds.leaveAll}
            aria-keyshortcuts="E"
            leftSection={<IconDoorExit className={classes.endMark} size={20} stroke={1.75} aria-hidden />}
            {...off}
          >
            <span className={classes.word}>{say('thread.leaveAll')}</span>
          </Button>
        )}
        {can.take && thread.state === 'QUEUED' && (
          <Button variant="filled" onClick={deeds.take} aria-keyshortcuts="C" rightSection={<KeyHint>C</KeyHint>} {...off}>
            {say('thread.take')}
          </Button>
        )}
        {can.undo && thread.undoUntil && <UndoButton until={thread.undoUntil} onUndo={deeds.undo} {...off} />}
      </div>
    </section>
  );
}
