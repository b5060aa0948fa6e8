import { Link } from 'react-router';
import { Button } from '../../ui/Button.tsx';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { Avatar } from '../../ui/Avatar.tsx';
import { briefWords } from '../../ui/brief-words.ts';
import { readablePhone } from '../../ui/phone.ts';
import { say } from '../../ui/say.ts';
import { useNow } from '../../ui/when.ts';
import classes from './Directory.module.css';
import type { Contact } from './contact.ts';

interface DirectoryRowProps {
  contact: Contact;
  self: boolean;
  chosen: boolean;
  onChoose: (id: string) => void;
}

/** One account with what it shows of itself. Colleagues can be chosen, several at once. */
export function DirectoryRow({ contact, self, chosen, onChoose }: DirectoryRowProps) {
  const { id, party, card, canStart } = contact;
  const now = useNow(60_000);
  const about = card.jobTitle ?? say(`contacts.kindOf.${party.kind}`);
  const reach = [card.phone && readablePhone(card.phone), card.email, card.hours && briefWords(card.hours, now)].filter(Boolean).join(' · ');
  const writable = canStart && !self;
  return (
    <li className={classes.row} data-chosen={chosen || undefined}>
      <span className={classes.choose}>{writable && party.kind === 'STAFF' && <Checkbox checked={chosen} onChange={() => onChoose(id)} aria-label={say('contacts.choose', { name: party.name })} />}</span>
      <Avatar of={party} size={36} />
      <span className={classes.names}>
        <span className={classes.name}>
          {party.name}
          {self && <span className={classes.self}>{say('contacts.you')}</span>}
        </span>
        <span className={classes.line}>{about}</span>
      </span>
      <span className={classes.reach}>{reach}</span>
      <span className={classes.deed}>
        {writable && (
          <Button component={Link} to={`/directory?with=${id}`} variant="default" aria-label={say('contacts.writeName', { name: party.name })}>
            {say('contacts.write')}
          </Button>
        )}
      </span>
    </li>
  );
}
