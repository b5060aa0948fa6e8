import { Link, useLocation } from 'react-router';
import type { AccountFieldsFragment } from '../generated.ts';
import { Button } from '../../../ui/Button.tsx';
import { Notice } from '../../../ui/Notice.tsx';
import { say } from '../../../ui/say.ts';
import classes from './AccountPage.module.css';
import { same } from './person-form.ts';
import { noWork, workValues } from './team-work.ts';

/** What the page of a team is told by whoever has just made it. */
export const JUST_MADE = { made: true };

/** How a team works as long as nobody has said anything about it, and one press to where it is said. */
export function JustMade({ account }: { account: AccountFieldsFragment }) {
  const { party, lateAfter, overAfter } = account;
  const { state } = useLocation();
  if (!isJustMade(state) || !same(workValues(account), noWork)) return null;
  return (
    <div className={classes.verify}>
      <Notice
        title={say('accounts.work.madeTitle', { name: party.name })}
        actions={
          <Button component={Link} to="#work" state={state} variant="default">
            {say('accounts.work.say')}
          </Button>
        }
      >
        {say('accounts.work.madeText', { late: lateAfter ?? 0, over: overAfter ?? 0 })}
      </Notice>
    </div>
  );
}

function isJustMade(state: unknown): boolean {
  return typeof state === 'object' && state !== null && 'made' in state;
}
