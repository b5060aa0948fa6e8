import { IconCircle, IconCircleCheck } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Button } from '../../../ui/Button.tsx';
import { type AccountFieldsFragment, useAccountQuery } from '../generated.ts';
import { say } from '../../../ui/say.ts';
import { useNow } from '../../../ui/when.ts';
import { statusOf } from './account-words.ts';
import { PhoneCode } from './PhoneCode.tsx';
import { useAccountDeeds } from './use-account-deeds.tsx';
import classes from './Verification.module.css';

/** A team account acts once its mailbox and its secure phone are proven: by a link that was sent, and by a code. */
export function Verification({ account }: { account: AccountFieldsFragment }) {
  // The link is followed elsewhere, in the mailbox itself: look again until it was.
  useAccountQuery({ variables: { id: account.id }, pollInterval: account.emailVerified ? 0 : 5000, fetchPolicy: 'cache-and-network' });
  return (
    <section className={classes.verification} aria-label={say('accounts.verify.title')}>
      <h3 className={classes.title}>{say('accounts.verify.title')}</h3>
      <p className={classes.lead}>{say('accounts.verify.lead', { name: account.party.name })}</p>
      <ol className={classes.steps}>
        <Step done={account.emailVerified} title={say('accounts.verify.mailbox')}>
          {account.emailVerified ? say('accounts.verify.mailboxDone', { email: account.email ?? '' }) : <Mailbox account={account} />}
        </Step>
        <Step done={account.phoneVerified} title={say('accounts.field.securePhone')}>
          {account.phoneVerified ? say('accounts.verify.phoneDone') : <PhoneCode account={account} />}
        </Step>
      </ol>
    </section>
  );
}

function Step({ done, title, children }: { done: boolean; title: string; children: ReactNode }) {
  return (
    <li className={classes.step} data-done={done || undefined}>
      {done ? <IconCircleCheck size={20} stroke={1.75} aria-label={say('accounts.verify.done')} /> : <IconCircle size={20} stroke={1.75} aria-hidden />}
      <div>
        <strong>{title}</strong>
        <div className={classes.about}>{children}</div>
      </div>
    </li>
  );
}

function Mailbox({ account }: { account: AccountFieldsFragment }) {
  const { start, dialog } = useAccountDeeds();
  const now = useNow(60_000);
  const { invitation, email } = account;
  const open = invitation !== null && !invitation.revoked && Date.parse(invitation.expiresAt) > now;
  const hours = invitation ? Math.max(1, Math.floor((Date.parse(invitation.expiresAt) - now) / 3_600_000)) : 0;
  return (
    <>
      <p>{open ? say('accounts.verify.linkSent', { email: email ?? '', hours }) : say('accounts.verify.linkDead', { email: email ?? '', status: statusOf(account, now).text })}</p>
      <Button variant="default" onClick={() => start('renew', account)}>
        {say(open ? 'accounts.verify.sendAgain' : 'accounts.verify.sendLink')}
      </Button>
      {dialog}
    </>
  );
}
