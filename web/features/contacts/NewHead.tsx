import { IconChevronLeft, IconPhone } from '@tabler/icons-react';
import { Link } from 'react-router';
import { ActionIcon } from '../../ui/ActionIcon.tsx';
import { Avatar } from '../../ui/Avatar.tsx';
import { Button } from '../../ui/Button.tsx';
import { openWords } from '../../ui/open-words.ts';
import { readablePhone } from '../../ui/phone.ts';
import { say } from '../../ui/say.ts';
import { useNow } from '../../ui/when.ts';
import classes from './NewConversation.module.css';
import type { Contact } from './contact.ts';

/** With whom the new conversation will be, and whether they are there. */
export function NewHead({ contact: { party, card } }: { contact: Contact }) {
  const now = useNow(60_000);
  const about = card.hours ? say('contacts.nameAndHours', { name: party.name, hours: lowered(openWords(card.hours, now)) }) : party.name;
  return (
    <header className={classes.head}>
      <ActionIcon component={Link} to="/" className={classes.back} aria-label={say('contacts.back')}>
        <IconChevronLeft size={22} stroke={1.75} />
      </ActionIcon>
      <Avatar of={party} size={40} />
      <div className={classes.names}>
        <h1 className={classes.title}>{say('contacts.newConversation')}</h1>
        <p className={classes.sub}>{about}</p>
      </div>
      {card.phone && (
        <Button component="a" href={`tel:${card.phone}`} variant="default" className={classes.call} aria-label={say('contacts.callName', { name: party.name, phone: readablePhone(card.phone) })} leftSection={<IconPhone size={18} stroke={1.75} aria-hidden />}>
          <span className={classes.number} dir="ltr">{readablePhone(card.phone)}</span>
        </Button>
      )}
    </header>
  );
}

/** In the middle of a sentence. */
function lowered(words: string): string {
  return words.charAt(0).toLocaleLowerCase() + words.slice(1);
}
