import { IconMessagePlus } from '@tabler/icons-react';
import { Link } from 'react-router';
import { Button } from '../../ui/Button.tsx';
import { say } from '../../ui/say.ts';
import { dayAndTime } from './closing-words.ts';
import type { PartyView, ThreadView } from './entry.ts';
import { LaterRow } from './LinkedRow.tsx';
import { startAgainPath } from './paths.ts';
import classes from './ThreadPane.module.css';

interface ClientFootProps {
  thread: ThreadView;
  contact: PartyView | null;
  lastAt: string | null;
}

/** In place of the composer: it has ended and stays readable, and how to write again. */
export function ClientFoot({ thread, contact, lastAt }: ClientFootProps) {
  const closed = thread.state === 'CLOSED';
  return (
    <div className={classes.ended} role="status">
      <p>{closed ? say('thread.ended.client') : say('thread.out.titleAndTime', { time: lastAt ? dayAndTime(lastAt) : '' })}</p>
      {thread.later && <LaterRow linked={thread.later} isStaff={false} />}
      {thread.can.startAgain && contact && (
        <Button variant="filled" component={Link} to={startAgainPath(contact.id, thread.id)} size="lg" leftSection={<IconMessagePlus size={20} stroke={1.75} aria-hidden />}>
          {contact.kind === 'TEAM' ? say('thread.ended.again') : say('thread.ended.againPerson', { name: contact.shortName })}
        </Button>
      )}
    </div>
  );
}
