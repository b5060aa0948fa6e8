import './words/contacts.ts';
import type { ReactNode } from 'react';
import { Avatar, type Face } from './Avatar.tsx';
import { briefWords, weekWords } from './brief-words.ts';
import classes from './ContactCards.module.css';
import type { Hours } from './hours.ts';
import { openWords } from './open-words.ts';
import { readablePhone } from './phone.ts';
import { say } from './say.ts';
import { useNow } from './when.ts';

/** Somebody whom a client may write to, with what they show of themselves. */
export interface ShownContact {
  party: Face;
  card: { phone?: string | null; jobTitle?: string | null; hours?: Hours | null };
}

interface ContactCardsProps<Contact extends ShownContact & { id: string }> {
  contacts: readonly Contact[];
  /** On a phone every team is large and everybody else has a line of their own; with more room one team is large. */
  layout: 'phone' | 'roomy';
  /** What can be done with a team that is drawn large. `first`: one button at most is filled, on the first of them. */
  deeds: (contact: Contact, first: boolean) => ReactNode;
  /** Puts around a small card what leads to them. */
  around: (contact: Contact, inside: ReactNode) => ReactNode;
}

/** A client's contacts, in the order that they are given: the client reads them, and whoever looks at what a client reads. */
export function ContactCards<Contact extends ShownContact & { id: string }>({ contacts, layout, deeds, around }: ContactCardsProps<Contact>) {
  const large = contacts.filter(({ party }) => party.kind === 'TEAM').slice(0, layout === 'phone' ? undefined : 1);
  const small = contacts.filter((contact) => !large.includes(contact));
  return (
    <div className={classes.cards} data-layout={layout}>
      <ul className={classes.large}>
        {large.map((contact, place) => (
          <LargeCard key={contact.id} contact={contact}>
            {deeds(contact, place === 0)}
          </LargeCard>
        ))}
      </ul>
      {small.length > 0 && (
        <ul className={classes.rest}>
          {small.map((contact) => (
            <li key={contact.id} className={classes.smallItem}>
              {around(contact, <SmallCard contact={contact} />)}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** A team, as large as it matters: whether it is open, writing to it, ringing it. */
function LargeCard({ contact: { party, card }, children }: { contact: ShownContact; children: ReactNode }) {
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
      <div className={classes.deeds}>{children}</div>
      {(card.phone || card.hours) && (
        <p className={classes.facts}>
          <span><bdi>{card.phone && readablePhone(card.phone)}</bdi></span>
          <span>{card.hours && weekWords(card.hours, now)}</span>
        </p>
      )}
    </li>
  );
}

/** Somebody beside the main team, in two lines. */
function SmallCard({ contact: { party, card } }: { contact: ShownContact }) {
  const now = useNow(60_000);
  const line = party.kind === 'TEAM' ? card.hours && briefWords(card.hours, now) : (card.jobTitle ?? say('contacts.yourContact'));
  return (
    <>
      <Avatar of={party} size={party.kind === 'TEAM' ? 32 : 36} />
      <span className={classes.names}>
        <span className={classes.smallName}>{party.name}</span>
        {line && <span className={classes.line}>{line}</span>}
      </span>
    </>
  );
}
