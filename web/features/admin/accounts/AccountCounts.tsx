import { useAccountCountsQuery } from '../generated.ts';
import { say } from '../../../ui/say.ts';
import classes from './Accounts.module.css';
import type { AccountFilters } from './account-filters.ts';

/** How many of each, and whatever needs somebody: those lead to the list of just them. */
export function AccountCounts({ onOnly }: { onOnly: (only: AccountFilters['only']) => void }) {
  const { data } = useAccountCountsQuery({ fetchPolicy: 'cache-and-network' });
  // The place of the line is kept until it is known.
  if (!data) return <>{'\u00a0'}</>;
  const { clients, staff, teams, unattended, alone } = data.accountCounts;
  return (
    <span className={classes.counts}>
      <span>{say('accounts.counts', { clients, staff, teams })}</span>
      {unattended > 0 && (
        <button type="button" className={classes.alarm} onClick={() => onOnly('unattended')}>
          {say('accounts.unattendedCount', { count: unattended })}
        </button>
      )}
      {alone > 0 && (
        <button type="button" className={classes.alarm} onClick={() => onOnly('alone')}>
          {say('accounts.aloneCount', { count: alone })}
        </button>
      )}
    </span>
  );
}
