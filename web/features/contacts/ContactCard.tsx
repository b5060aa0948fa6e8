import { Button } from '@mantine/core';
import { IconMessagePlus, IconPhone } from '@tabler/icons-react';
import { Link } from 'react-router';
import { Avatar } from '../../ui/Avatar.tsx';
import { readablePhone } from '../../ui/phone.ts';
import { say } from '../../ui/say.ts';
import { useNow } from '../../ui/when.ts';
import classes from './Contacts.module.css';
import type { Contact } from './contact.ts';
import { briefWords, openWords, weekWords } from './hours-words.ts';

/** A team, as large as it matters: whether it is open, writing to it, ringing it. `main` where it is the one to write to. */
export function TeamCard({ contact, look }: { contact: Contact; look: 'main' | 'plain' }) {
  const { party, card } = contact;
  const now = useNow(60_000);
  return (
    <li className={classes.team}>
      <div className={classes.top}>
        <Avatar of={party} size={48} />
        <div className={classes.names}>
          <h3 className={classes.name}>{party.name}</h3>
          {card.hours && (
            <p className={classes.hours} data-open={card.hours.open || undefined}>
              {openWords(card.hours, now)}
            </p>
          )}
        </div>
      </div>
      <div className={classes.deeds}>
        <Start contact={contact} look={look} />
        {card.phone && (
          <Button component="a" href={`tel:${card.phone}`} size="lg" variant="default" className={classes.call} aria-label={say('contacts.callName', { name: party.name, phone: readablePhone(card.phone) })} leftSection={<IconPhone size={20} stroke={1.75} aria-hidden />}>
            {say('contacts.call')}
          </Button>
        )}
      </div>
      {(card.phone || card.hours) && (
        <p className={classes.facts}>
          <span>{card.phone && readablePhone(card.phone)}</span>
          <span>{card.hours && weekWords(card.hours, now)}</span>
        </p>
      )}
    </li>
  );
}

/** Somebody beside the main team: one line, and the whole card leads to them. */
export function SmallCard({ contact }: { contact: Contact }) {
  const { party, card } = contact;
  const now = useNow(60_000);
  const line = party.kind === 'TEAM' ? card.hours && briefWords(card.hours, now) : (card.jobTitle ?? say('contacts.yourContact'));
  const inside = (
    <>
      <Avatar of={party} size={party.kind === 'TEAM' ? 32 : 36} />
      <span className={classes.names}>
        <span className={classes.smallName}>{party.name}</span>
        {line && <span className={classes.line}>{line}</span>}
      </span>
    </>
  );
  return <li className={classes.smallItem}>{leadsTo(contact) ? <Link className={classes.small} to={leadsTo(contact) ?? ''}>{inside}</Link> : <div className={classes.small}>{inside}</div>}</li>;
}

function Start({ contact, look }: { contact: Contact; look: 'main' | 'plain' }) {
  const to = leadsTo(contact);
  if (!to) return <p className={classes.line}>{say('contacts.cannotStart', { name: contact.party.shortName })}</p>;
  return (
    <Button component={Link} to={to} size="lg" variant={look === 'main' ? 'filled' : 'default'} className={classes.start} leftSection={<IconMessagePlus size={20} stroke={1.75} aria-hidden />}>
      {say(contact.openThreadId ? 'contacts.openConversation' : 'contacts.newConversation')}
      <span className="sb-unseen"> {contact.party.name}</span>
    </Button>
  );
}

/** To the open conversation where the team keeps one only, else to a new one. */
function leadsTo({ id, canStart, openThreadId }: Contact): string | null {
  if (openThreadId) return `/t/${openThreadId}`;
  return canStart ? `/new/${id}` : null;
}
