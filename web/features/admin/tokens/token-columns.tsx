import { Button } from '../../../ui/Button.tsx';
import type { ApiTokenFieldsFragment } from '../generated.ts';
import type { Column } from '../../../ui/AdminTable.tsx';
import { Avatar } from '../../../ui/Avatar.tsx';
import { Badge } from '../../../ui/Badge.tsx';
import { say } from '../../../ui/say.ts';
import { Status } from '../../../ui/Status.tsx';
import { rightsOf, standing, usedWhen } from './token-words.ts';
import classes from './Tokens.module.css';

type Token = ApiTokenFieldsFragment;

interface Looks {
  now: number;
  /** All of one account: whom they act as need not be said. */
  own: boolean;
}

/** Of those that work. */
export function workingColumns({ onRevoke, ...looks }: Looks & { onRevoke: (token: Token) => void }): Column<Token>[] {
  return [
    ...whatItIs(looks),
    { key: 'expires', title: say('admin-tokens.column.expires'), width: '9.5rem', cell: (token) => <Until token={token} now={looks.now} /> },
    { key: 'deeds', title: say('admin-tokens.column.deeds'), part: 'deeds', width: '6rem', cell: (token) => <Revoke token={token} onRevoke={onRevoke} /> },
  ];
}

/** Of those that work no more. */
export function endedColumns(looks: Looks): Column<Token>[] {
  return [...whatItIs(looks), { key: 'ended', title: say('admin-tokens.column.ended'), width: '9rem', cell: (token) => <Status tone="off">{standing(token, looks.now).words}</Status> }];
}

function whatItIs({ now, own }: Looks): Column<Token>[] {
  return [
    { key: 'name', title: say('admin-tokens.column.name'), part: 'lead', cell: (token) => <Name token={token} /> },
    ...(own ? [] : [{ key: 'account', title: say('admin-tokens.column.account'), width: '11rem', cell: ActsAs }]),
    { key: 'scopes', title: say('admin-tokens.column.scopes'), cell: (token) => <Rights token={token} /> },
    { key: 'used', title: say('admin-tokens.column.used'), width: '9rem', cell: (token) => <Used token={token} now={now} /> },
  ];
}

/** What it is called, and what it is recognised by where its secret is kept. */
function Name({ token: { name, ending, account, createdBy } }: { token: Token }) {
  return (
    <span className={classes.names} data-lead>
      <span className={classes.name}>{name}</span>
      <span className={classes.below}>{createdBy.id === account.id ? say('admin-tokens.ending', { ending }) : say('admin-tokens.endingBy', { ending, name: createdBy.shortName })}</span>
    </span>
  );
}

function ActsAs({ account }: Token) {
  return (
    <span className={classes.who}>
      <Avatar of={account} size={20} />
      <span>{account.name}</span>
    </span>
  );
}

function Rights({ token }: { token: Token }) {
  return (
    <span className={classes.rights}>
      {rightsOf(token).map((right) => (
        <span key={right}>{right}</span>
      ))}
    </span>
  );
}

function Used({ token, now }: { token: Token; now: number }) {
  return (
    <span className={classes.names}>
      <span>{usedWhen(token, now)}</span>
      {token.lastUsedAt && token.lastUsedFrom && <span className={classes.below}>{say('admin-tokens.from', { address: token.lastUsedFrom })}</span>}
    </span>
  );
}

function Until({ token, now }: { token: Token; now: number }) {
  const { soon, words } = standing(token, now);
  return soon ? <Badge tone="late">{words}</Badge> : <span>{words}</span>;
}

function Revoke({ token, onRevoke }: { token: Token; onRevoke: (token: Token) => void }) {
  return (
    <Button variant="default" size="xs" aria-label={say('admin-tokens.revokeNamed', { name: token.name })} onClick={() => onRevoke(token)}>
      {say('admin-tokens.revoke')}
    </Button>
  );
}
