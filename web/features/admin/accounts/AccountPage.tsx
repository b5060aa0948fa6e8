import { IconLock } from '@tabler/icons-react';
import { Link, useParams } from 'react-router';
import { Button } from '../../../ui/Button.tsx';
import { useAccountQuery } from '../generated.ts';
import { refusalOf } from '../../../data/refusal.ts';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { Page } from '../../../ui/Page.tsx';
import { NotLoaded } from '../../../ui/NotLoaded.tsx';
import { say } from '../../../ui/say.ts';
import { Later, SkeletonLine } from '../../../ui/Skeleton.tsx';
import classes from './AccountPage.module.css';
import { PersonPage } from './PersonPage.tsx';
import { TeamPage } from './TeamPage.tsx';

/** One account: what it is, how it is, and everything about it that can be changed. */
export function AccountPage() {
  const { accountId = '' } = useParams();
  const { data, error, refetch } = useAccountQuery({ variables: { id: accountId }, fetchPolicy: 'cache-and-network' });
  const account = data?.account;
  if (account) return account.party.kind === 'TEAM' ? <TeamPage key={account.id} account={account} /> : <PersonPage key={account.id} account={account} />;
  return <Page>{error ? <NotThere missing={refusalOf(error).code === 'NOT_FOUND'} onAgain={() => void refetch()} /> : <ToCome />}</Page>;
}

/** Missing and not yours look alike; an answer that did not come is another matter. */
function NotThere({ missing, onAgain }: { missing: boolean; onAgain: () => void }) {
  if (!missing) {
    return <NotLoaded place="page" onAgain={onAgain} />;
  }
  return (
    <EmptyState place="page" mark={<IconLock size={28} stroke={1.75} />} title={say('admin.nothingTitle')} text={say('accounts.noSuch')}>
      <Button component={Link} to="/admin/accounts" variant="default">
        {say('accounts.toList')}
      </Button>
    </EmptyState>
  );
}

function ToCome() {
  return (
    <Later>
      <div className={classes.toCome} aria-hidden>
        <SkeletonLine width={14} />
        <SkeletonLine width={32} />
        <SkeletonLine width={24} />
      </div>
    </Later>
  );
}
