import type { AccountRowFragment } from '../generated.ts';
import { type Column, RowLink } from '../../../ui/AdminTable.tsx';
import { Avatar } from '../../../ui/Avatar.tsx';
import { Badge } from '../../../ui/Badge.tsx';
import { say } from '../../../ui/say.ts';
import { Status } from '../../../ui/Status.tsx';
import { AccountMenu } from './AccountMenu.tsx';
import classes from './Accounts.module.css';
import { lastSeen, reach, roleNames, statusOf } from './account-words.ts';
import type { Deed } from './deeds-for.ts';

/** What the list tells of an account, as in the picture: who, what, where it belongs, how it is, when it was last here. */
export function accountColumns(now: number, onDeed: (deed: Deed, account: AccountRowFragment) => void): Column<AccountRowFragment>[] {
  return [
    { key: 'name', title: say('accounts.name'), part: 'lead', width: '34%', cell: (account) => <Name account={account} /> },
    { key: 'kind', title: say('accounts.kind'), width: '4.75rem', cell: ({ party }) => <Badge>{say(`accounts.kindOf.${party.kind}`)}</Badge> },
    { key: 'role', title: say('accounts.role'), width: '10rem', cell: roleOf },
    { key: 'clientTeams', title: say('accounts.clientTeams'), cell: clientTeamsOf },
    { key: 'status', title: say('accounts.status'), width: '9.5rem', cell: (account) => <Status {...statusProps(account, now)} /> },
    { key: 'seen', title: say('accounts.lastSeen'), part: 'end', width: '5rem', cell: (account) => lastSeen(account, now) || null },
    { key: 'deeds', title: say('accounts.deeds'), part: 'deeds', cell: (account) => <AccountMenu account={account} onDeed={onDeed} look="dots" /> },
  ];
}

function Name({ account }: { account: AccountRowFragment }) {
  const { id, party } = account;
  return (
    <span className={classes.who}>
      <Avatar of={party} size={28} />
      <span className={classes.names}>
        <RowLink to={`/admin/accounts/${id}`}>{party.name}</RowLink>
        <span className={classes.reach}>{reach(account)}</span>
      </span>
    </span>
  );
}

function roleOf({ party, role, unattended, memberCount }: AccountRowFragment) {
  if (party.kind === 'TEAM') return unattended ? <Badge tone="danger">{say('accounts.noActiveMember')}</Badge> : say('accounts.memberCount', { count: memberCount ?? 0 });
  return role ? say(roleNames[role]) : null;
}

/** The first two by name, and how many more. */
function clientTeamsOf({ clientTeams }: AccountRowFragment) {
  if (clientTeams.length === 0) return null;
  const names = clientTeams.slice(0, 2).map(({ name }) => name).join(', ');
  const words = clientTeams.length > 2 ? say('accounts.teamsAndMore', { names, count: clientTeams.length - 2 }) : names;
  return (
    <span className={classes.oneLine} title={clientTeams.map(({ name }) => name).join(', ')}>
      {words}
    </span>
  );
}

function statusProps(account: AccountRowFragment, now: number) {
  const { tone, text } = statusOf(account, now);
  return { tone, children: text };
}
