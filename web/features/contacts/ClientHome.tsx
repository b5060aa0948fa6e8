import '../../ui/words/contacts.ts';
import { IconAddressBook } from '@tabler/icons-react';
import { Button } from '../../ui/Button.tsx';
import { inOrder } from '../../ui/contact-order.ts';
import { ContactCards } from '../../ui/ContactCards.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { say } from '../../ui/say.ts';
import { Later } from '../../ui/Skeleton.tsx';
import { useMediaQuery } from '../../ui/use-media-query.ts';
import { ContactDeeds, LeadingCard } from './ContactDeeds.tsx';
import classes from './Contacts.module.css';
import { ConversationList } from './ConversationList.tsx';
import { useContacts } from './use-contacts.ts';

/** A client's own page: whom they can write to. With room beside a conversation, their conversations stand below. */
export function ClientHome() {
  const roomy = useMediaQuery('(min-width: 48em)');
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
        <ContactCards
          contacts={inOrder(items)}
          layout={roomy ? 'roomy' : 'phone'}
          deeds={(contact, first) => <ContactDeeds contact={contact} look={first ? 'main' : 'plain'} />}
          around={(contact, inside) => <LeadingCard contact={contact}>{inside}</LeadingCard>}
        />
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

function ContactsToCome() {
  return (
    <Later>
      <div className={classes.toCome} aria-hidden />
    </Later>
  );
}
