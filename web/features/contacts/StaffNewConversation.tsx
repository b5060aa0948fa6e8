import { IconChevronLeft, IconUserOff } from '@tabler/icons-react';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { useViewer } from '../../data/viewer.ts';
import { ActionIcon } from '../../ui/ActionIcon.tsx';
import { Avatar } from '../../ui/Avatar.tsx';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { locale, say } from '../../ui/say.ts';
import { AsWhom } from './AsWhom.tsx';
import type { Contact } from './contact.ts';
import { FirstMessageForm } from './FirstMessageForm.tsx';
import classes from './NewConversation.module.css';
import { useAccounts } from './use-directory.ts';
import { useFirstMessage } from './use-first-message.ts';

/** Where somebody of the firm begins a conversation: with colleagues, or with a client, as a team or as themselves. */
export function StaffNewConversation({ ids }: { ids: readonly string[] }) {
  const { ready, accounts } = useAccounts(ids);
  if (!ready) return null;
  if (accounts.length > 0) return <Begin accounts={accounts} />;
  return (
    <EmptyState place="page" mark={<IconUserOff size={26} stroke={1.75} />} title={say('contacts.nobodyHere')} text={say('contacts.nobodyHereText')}>
      <Button component={Link} to="/directory" variant="default">
        {say('contacts.toDirectory')}
      </Button>
    </EmptyState>
  );
}

function Begin({ accounts }: { accounts: readonly Contact[] }) {
  const { teams } = useViewer();
  const navigate = useNavigate();
  const client = accounts.find(({ party }) => party.kind === 'CLIENT');
  const [asTeam, setAsTeam] = useState<string | null>(client ? (teams[0]?.team.id ?? null) : null);
  const names = new Intl.ListFormat(locale, { type: 'conjunction' }).format(accounts.map(({ party }) => party.shortName));
  const message = useFirstMessage({ to: accounts.map(({ id }) => id), asTeam }, names, (threadId) => void navigate(`/desk/t/${threadId}`, { replace: true }));
  const team = teams.find((each) => each.team.id === asTeam)?.team;

  return (
    <div className={classes.page} data-pane="thread">
      <header className={classes.head}>
        <ActionIcon component={Link} to="/directory" aria-label={say('contacts.toDirectory')}>
          <IconChevronLeft size={22} stroke={1.75} />
        </ActionIcon>
        <span className={classes.faces}>
          {accounts.slice(0, 4).map(({ party }) => (
            <Avatar key={party.id} of={party} size={36} />
          ))}
        </span>
        <div className={classes.names}>
          <h1 className={classes.title}>{say('contacts.newConversation')}</h1>
          <p className={classes.sub}>{accounts.map(({ party }) => party.name).join(', ')}</p>
        </div>
      </header>
      <FirstMessageForm message={message} to={names} hint={client && team ? say('contacts.clientReads', { name: client.party.shortName, team: team.name }) : say('contacts.toStaff', { names })}>
        {client && teams.length > 0 && <AsWhom teams={teams.map((each) => each.team)} chosen={asTeam} onChoose={setAsTeam} />}
      </FirstMessageForm>
    </div>
  );
}
