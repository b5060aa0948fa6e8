import '../../ui/words/contacts.ts';
import { IconUserOff } from '@tabler/icons-react';
import { useCallback } from 'react';
import { Link, useNavigate, useParams, useSearchParams } from 'react-router';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { say } from '../../ui/say.ts';
import { Earlier } from './Earlier.tsx';
import { FirstMessageForm } from './FirstMessageForm.tsx';
import classes from './NewConversation.module.css';
import { NewHead } from './NewHead.tsx';
import type { Contact } from './contact.ts';
import { useContact } from './use-contacts.ts';
import { useFirstMessage } from './use-first-message.ts';

/** Where a client begins a conversation with one contact, or goes on after one that has ended. */
export function NewConversation() {
  const { accountId = '' } = useParams();
  const [search] = useSearchParams();
  const { status, contact } = useContact(accountId);
  if (contact) return <Begin key={`${accountId}+${search.get('continues') ?? ''}`} contact={contact} continues={search.get('continues')} />;
  if (status === 'loading') return null;
  return (
    <EmptyState place="page" mark={<IconUserOff size={26} stroke={1.75} />} title={say(status === 'failed' ? 'contacts.notLoaded' : 'contacts.nobodyHere')} text={status === 'failed' ? undefined : say('contacts.nobodyHereText')}>
      <Button component={Link} to="/" variant="default">
        {say('contacts.toContacts')}
      </Button>
    </EmptyState>
  );
}

function Begin({ contact, continues }: { contact: Contact; continues: string | null }) {
  const { party, card } = contact;
  const navigate = useNavigate();
  const open = useCallback((threadId: string) => void navigate(`/t/${threadId}`, { replace: true }), [navigate]);
  const message = useFirstMessage({ to: [contact.id], continues }, party.name, open);
  const hint = party.kind === 'TEAM' ? say('contacts.whoeverIsFree', { team: party.name }) : say('contacts.answersYou', { name: party.shortName });
  return (
    <div className={classes.page} data-pane="thread">
      <NewHead contact={contact} />
      <FirstMessageForm message={message} to={party.name} hint={hint}>
        {continues && <Earlier threadId={continues} name={party.name} />}
        {card.greeting && <p className={classes.greeting}>{card.greeting}</p>}
      </FirstMessageForm>
    </div>
  );
}
