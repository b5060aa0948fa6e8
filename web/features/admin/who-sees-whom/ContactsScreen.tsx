import '../../../ui/words/contacts.ts';
import { IconMessagePlus, IconPhone } from '@tabler/icons-react';
import { Button } from '../../../ui/Button.tsx';
import type { ContactFieldsFragment } from '../generated.ts';
import { useWhoIsHere } from '../../../data/viewer.ts';
import { inOrder } from '../../../ui/contact-order.ts';
import { ContactCards } from '../../../ui/ContactCards.tsx';
import cards from '../../../ui/ContactCards.module.css';
import { firmLook } from '../../../ui/firm.ts';
import { say } from '../../../ui/say.ts';
import { useLooks } from '../../../ui/scheme.ts';
import classes from './ViewAs.module.css';

/** The contacts as they stand on the client's own phone: the same cards. Nothing on them can be pressed. */
export function ContactsScreen({ contacts }: { contacts: readonly ContactFieldsFragment[] }) {
  const { organisation } = useWhoIsHere();
  const { shown } = useLooks();
  return (
    <div className={classes.screen} {...firmLook(organisation?.accent ?? null, shown)}>
      <p className={classes.screenTitle}>{say('contacts.contacts')}</p>
      {contacts.length === 0 ? (
        <p className={classes.screenEmpty}>
          <strong>{say('contacts.noContacts')}</strong>
          <span>{say('contacts.noContactsText')}</span>
        </p>
      ) : (
        <ContactCards contacts={inOrder(contacts)} layout="phone" deeds={(contact, first) => <DrawnDeeds contact={contact} first={first} />} around={(_, inside) => <div className={cards.small}>{inside}</div>} />
      )}
    </div>
  );
}

/** How the buttons look there. */
function DrawnDeeds({ contact: { party, card, canStart }, first }: { contact: ContactFieldsFragment; first: boolean }) {
  return (
    <>
      {canStart ? (
        <Button component="span" aria-hidden size="lg" variant={first ? 'filled' : 'default'} className={cards.start} leftSection={<IconMessagePlus size={20} stroke={1.75} />}>
          {say('contacts.newConversation')}
        </Button>
      ) : (
        <p className={cards.line}>{say('contacts.cannotStart', { name: party.shortName })}</p>
      )}
      {card.phone && (
        <Button component="span" aria-hidden size="lg" variant="default" className={cards.call} leftSection={<IconPhone size={20} stroke={1.75} />}>
          {say('contacts.call')}
        </Button>
      )}
    </>
  );
}
