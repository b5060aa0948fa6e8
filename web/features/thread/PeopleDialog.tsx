import { Avatar } from '../../ui/Avatar.tsx';
import { Button } from '../../ui/Button.tsx';
import { DialogFrame } from '../../ui/DialogFrame.tsx';
import { say } from '../../ui/say.ts';
import classes from './ContextPane.module.css';
import type { ThreadView } from './entry.ts';

interface PeopleDialogProps {
  thread: ThreadView;
  viewerId: string;
  onClose: () => void;
}

/** Who is in the thread, as a client may know it. */
export function PeopleDialog({ thread, viewerId, onClose }: PeopleDialogProps) {
  return (
    <DialogFrame
      opened
      onClose={onClose}
      title={say('thread.people.title')}
      subtitle={thread.title}
      actions={
        <Button variant="default" onClick={onClose} data-autofocus>
          {say('thread.closeDialog')}
        </Button>
      }
    >
      <ul className={classes.people}>
        {thread.participants.map(({ party, part }) => (
          <li key={party.id}>
            <Avatar of={party} size={28} />
            <span className={classes.label}>{party.id === viewerId ? say('thread.you') : party.name}</span>
            {part === 'TEAM' && <span className={classes.end}>{say('thread.people.team')}</span>}
          </li>
        ))}
      </ul>
    </DialogFrame>
  );
}
