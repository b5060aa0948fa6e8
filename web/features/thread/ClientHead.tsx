import { IconPhone } from '@tabler/icons-react';
import { useState } from 'react';
import { Avatar } from '../../ui/Avatar.tsx';
import { nextChange } from '../../ui/hours.ts';
import { readablePhone } from '../../ui/phone.ts';
import { say } from '../../ui/say.ts';
import { clockTime, dayWithin, useNow } from '../../ui/when.ts';
import { BackLink } from './BackLink.tsx';
import type { PartyView, ThreadView } from './entry.ts';
import { RenameField } from './RenameField.tsx';
import classes from './ThreadHead.module.css';
import { type MenuDeeds, ThreadMenu } from './ThreadMenu.tsx';
import { useContactCard } from './use-contact-card.ts';

interface ClientHeadProps {
  thread: ThreadView;
  /** The team, or the person, whom the client writes to. */
  contact: PartyView | null;
  deeds: Omit<MenuDeeds, 'rename'>;
}

/** What it is about, and who answers: a team stands on a square, and its phone is one tap away. */
export function ClientHead({ thread, contact, deeds }: ClientHeadProps) {
  const [renaming, setRenaming] = useState(false);
  const card = useContactCard(contact?.id);
  return (
    <header className={classes.head} data-form="client">
      <BackLink isStaff={false} />
      {contact && <Avatar of={contact} size={40} />}
      <div className={classes.names}>
        {renaming ? <RenameField thread={thread} onDone={() => setRenaming(false)} /> : <h2 className={classes.who}>{thread.title}</h2>}
        <p className={classes.title}>
          <WhoAnswers thread={thread} contact={contact} hours={card?.hours ?? null} />
        </p>
      </div>
      <div className={classes.actions}>
        {card?.phone && contact && (
          <a className={classes.phone} href={`tel:${card.phone}`} aria-label={say('thread.call', { name: contact.shortName, phone: readablePhone(card.phone) })}>
            <IconPhone size={18} stroke={1.75} aria-hidden />
            <span><bdi>{readablePhone(card.phone)}</bdi></span>
          </a>
        )}
        <ThreadMenu thread={thread} deeds={{ ...deeds, rename: () => setRenaming(true) }} />
      </div>
    </header>
  );
}

type Hours = NonNullable<ReturnType<typeof useContactCard>>['hours'];

/** "Ana from Support"; before anybody joined the team and until when it is open; at the end, when that was. */
function WhoAnswers({ thread, contact, hours }: { thread: ThreadView; contact: PartyView | null; hours: Hours }) {
  const now = useNow(60_000);
  const name = contact?.shortName ?? say('thread.somebody');
  if (thread.closedAt) {
    return say('thread.clientEnded', { name, day: dayWithin(thread.closedAt, now), time: clockTime(thread.closedAt) });
  }
  if (thread.holder && thread.team) return say('thread.clientFrom', { person: thread.holder.shortName, team: thread.team.shortName });
  const change = hours?.open ? nextChange(hours, now) : null;
  if (change?.day === 'today') return say('thread.clientOpenUntil', { name, time: change.time });
  return contact?.name ?? name;
}
