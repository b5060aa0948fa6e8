import { IconPlus, IconX } from '@tabler/icons-react';
import { ActionIcon } from '../../ui/ActionIcon.tsx';
import { say } from '../../ui/say.ts';
import { AddPeopleDialog } from './AddPeopleDialog.tsx';
import { ColleagueFace } from './ColleagueFace.tsx';
import classes from './ContextPane.module.css';
import type { ThreadView } from './entry.ts';
import { useDialog } from './use-dialog.ts';
import { useRemovePerson } from './use-remove-person.ts';

interface PeopleListProps {
  thread: ThreadView;
  viewerId: string;
}

/** Who is in the thread, in which part, and how far they have read. Those added by name can be taken out again. */
export function PeopleList({ thread, viewerId }: PeopleListProps) {
  const dialog = useDialog<'add'>();
  const { remove, removing } = useRemovePerson(thread.id);
  if (thread.participants.length === 0) return null;
  return (
    <section className={classes.section}>
      <div className={classes.sectionHead}>
        <h3>{say('thread.context.here')}</h3>
        {thread.can.add && (
          <ActionIcon onClick={() => dialog.open('add')} aria-label={say('thread.context.add')}>
            <IconPlus size={18} stroke={1.75} aria-hidden />
          </ActionIcon>
        )}
      </div>
      <ul className={classes.people}>
        {thread.participants.map(({ party, part, readUpTo }) => (
          <li key={party.id}>
            <ColleagueFace of={party} size={24} />
            <span className={classes.label}>{party.id === viewerId ? say('thread.you') : party.name}</span>
            <span className={classes.end} data-holder={part === 'HOLDER' || undefined}>
              {partWords(part, readUpTo)}
            </span>
            {part === 'NAMED' && party.id !== viewerId && thread.can.remove && (
              <button type="button" className={classes.remove} disabled={removing} onClick={() => void remove(party)} aria-label={say('thread.people.remove', { name: party.name })}>
                <IconX size={14} stroke={1.75} aria-hidden />
              </button>
            )}
          </li>
        ))}
      </ul>
      {dialog.name && <AddPeopleDialog thread={thread} isStaff onClose={dialog.close} />}
    </section>
  );
}

function partWords(part: ThreadView['participants'][number]['part'], readUpTo: number | null): string {
  if (part === 'HOLDER') return say('thread.people.holder');
  if (part === 'TEAM') return say('thread.people.team');
  if (readUpTo === null) return '';
  return readUpTo === 0 ? say('thread.people.readNothing') : say('thread.people.readTo', { seq: readUpTo });
}
