import { IconUsers } from '@tabler/icons-react';
import { Clock } from '../../ui/Clock.tsx';
import { Jack } from '../../ui/Jack.tsx';
import { Saying } from '../../ui/Saying.tsx';
import { say } from '../../ui/say.ts';
import { waitAt } from '../../ui/wait.ts';
import { useNow } from '../../ui/when.ts';
import { closedWords } from './closing-words.ts';
import type { ThreadView } from './entry.ts';
import classes from './LineBar.module.css';

interface LineStateProps {
  thread: ThreadView;
  viewerId: string;
}

/** Accent says connected: only what the viewer holds has it. */
export function lineTone(thread: ThreadView, viewerId: string): 'mine' | 'neutral' | 'closed' {
  if (thread.state === 'CLOSED') return 'closed';
  return thread.state === 'HELD' && thread.holder?.id === viewerId ? 'mine' : 'neutral';
}

/** The mark and the words of the line bar. */
export function LineState({ thread, viewerId }: LineStateProps) {
  if (thread.state === 'QUEUED') return <Waiting thread={thread} />;
  return (
    <p className={classes.state}>
      <Mark thread={thread} viewerId={viewerId} />
      <Words thread={thread} viewerId={viewerId} />
    </p>
  );
}

function Mark({ thread, viewerId }: LineStateProps) {
  if (thread.state === 'OPEN') return <IconUsers size={18} stroke={1.75} aria-hidden />;
  if (thread.state === 'CLOSED') return <Jack state="closed" />;
  return <Jack state={thread.holder?.id === viewerId ? 'mine' : 'theirs'} />;
}

function Words({ thread, viewerId }: LineStateProps) {
  const { team, holder, state } = thread;
  if (state === 'CLOSED') {
    return (
      <>
        <span><Saying phrase="thread.bar.closed" /></span>
        <span className={classes.more}>{closedWords(thread, viewerId)}</span>
        {thread.outcome && <span className={classes.outcome}>{thread.outcome.name}</span>}
      </>
    );
  }
  if (state === 'OPEN') {
    const count = thread.participants.filter(({ part }) => part !== 'TEAM').length;
    return (
      <>
        <span><Saying phrase="thread.bar.open" values={{ count }} /></span>
        <span className={classes.more}>{say('thread.bar.openText')}</span>
      </>
    );
  }
  return (
    <>
      <span>
        {holder?.id === viewerId ? <Saying phrase="thread.bar.mine" /> : <Saying phrase="thread.bar.theirs" values={{ name: holder?.shortName ?? say('thread.somebody') }} />}
      </span>
      {team && <span className={classes.more}>{say('thread.bar.for', { team: team.shortName })}</span>}
    </>
  );
}

/** How long the client waits, or that nobody does: a thread can be returned with nothing left to answer. */
function Waiting({ thread: { clock, team } }: Pick<LineStateProps, 'thread'>) {
  const now = useNow(1000);
  const name = team?.shortName ?? '';
  if (!clock) {
    return (
      <p className={classes.state}>
        <Jack state="start" />
        <span><Saying phrase="thread.bar.inQueue" values={{ team: name }} /></span>
        <span className={classes.more}>{say('thread.bar.nobodyWaits')}</span>
      </p>
    );
  }
  const { level, fill } = waitAt(clock, now);
  return (
    <p className={classes.state}>
      <Jack state={level === 'within' ? 'waiting' : level} fill={fill} />
      <span><Saying phrase="thread.bar.waiting" /></span>
      <Clock of={clock} />
      <span className={classes.more}>{say('thread.bar.waitingIn', { team: name })}</span>
    </p>
  );
}
