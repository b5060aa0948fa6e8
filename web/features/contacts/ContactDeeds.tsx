import { IconMessagePlus, IconPhone } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { Button } from '../../ui/Button.tsx';
import cards from '../../ui/ContactCards.module.css';
import { readablePhone } from '../../ui/phone.ts';
import { say } from '../../ui/say.ts';
import type { Contact } from './contact.ts';

/** Writing to a team and ringing it. `main` where it is the one to write to. */
export function ContactDeeds({ contact, look }: { contact: Contact; look: 'main' | 'plain' }) {
  const { party, card } = contact;
  return (
    <>
      <Start contact={contact} look={look} />
      {card.phone && (
        <Button component="a" href={`tel:${card.phone}`} size="lg" variant="default" className={cards.call} aria-label={say('contacts.callName', { name: party.name, phone: readablePhone(card.phone) })} leftSection={<IconPhone size={20} stroke={1.75} aria-hidden />}>
          {say('contacts.call')}
        </Button>
      )}
    </>
  );
}

/** A small card leads as a whole. */
export function LeadingCard({ contact, children }: { contact: Contact; children: ReactNode }) {
  const to = leadsTo(contact);
  if (!to) return <div className={cards.small}>{children}</div>;
  return (
    <Link className={cards.small} to={to}>
      {children}
    </Link>
  );
}

function Start({ contact, look }: { contact: Contact; look: 'main' | 'plain' }) {
  const to = leadsTo(contact);
  if (!to) return <p className={cards.line}>{say('contacts.cannotStart', { name: contact.party.shortName })}</p>;
  return (
    <Button component={Link} to={to} size="lg" variant={look === 'main' ? 'filled' : 'default'} className={cards.start} leftSection={<IconMessagePlus size={20} stroke={1.75} aria-hidden />}>
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
