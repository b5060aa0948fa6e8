import { Button } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconAddressBook } from '@tabler/icons-react';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { say } from '../../ui/say.ts';
import { Later } from '../../ui/Skeleton.tsx';
import { SmallCard, TeamCard } from './ContactCard.tsx';
import classes from './Contacts.module.css';
import { ConversationList } from './ConversationList.tsx';
import { type Contact, inOrder } from './contact.ts';
import { useContacts } from './use-contacts.ts';

/** A client's own page: whom they can write to. With room beside a conversation, their conversations stand below. */
export function ClientHome() {
  const roomy = useMediaQuery('(min-width: 48em)', true, { getInitialValueInEffect: false });
  const { status, items, more, again } = useContacts();
  return (
    <>
      <section className={classes.contacts} aria-labelledby="contacts-title">
        <h2 className={classes.title} id="contacts-title">
          {say('contacts.contacts')}
        </h2>
        {status === 'loading' && <ContactsToCome />}
        {status === 'failed' && (
          <EmptyState title={say('contacts.notLoaded')}>
            <Button variant="default" onClick={again}>
              {say('contacts.tryAgain')}
            </Button>
          </EmptyState>
        )}
        {status === 'ready' && items.length === 0 && <EmptyState mark={<IconAddressBook size={26} stroke={1.75} />} title={say('contacts.noContacts')} text={say('contacts.noContactsText')} />}
        <Cards contacts={inOrder(items)} teams={roomy ? 1 : Infinity} />
        {more && (
          <Button variant="subtle" onClick={more}>
            {say('contacts.showMore')}
          </Button>
        )}
      </section>
      {roomy && <ConversationList />}
    </>
  );
}

/** The first `teams` teams large, everybody else small. One button at most is filled: the first. */
function Cards({ contacts, teams }: { contacts: readonly Contact[]; teams: number }) {
  const large = contacts.filter(({ party }) => party.kind === 'TEAM').slice(0, teams);
  const small = contacts.filter((contact) => !large.includes(contact));
  return (
    <>
      <ul className={classes.large}>
        {large.map((contact, place) => (
          <TeamCard key={contact.id} contact={contact} look={place === 0 ? 'main' : 'plain'} />
        ))}
      </ul>
      {small.length > 0 && (
        <ul className={classes.rest}>
          {small.map((contact) => (
            <SmallCard key={contact.id} contact={contact} />
          ))}
        </ul>
      )}
    </>
  );
}

function ContactsToCome() {
  return (
    <Later>
      <div className={classes.toCome} aria-hidden />
    </Later>
  );
}
