import type { ReactNode } from 'react';
import { type AccountFieldsFragment, useSuspensionPreviewQuery } from '../generated.ts';
import { say } from '../../../ui/say.ts';
import { Status } from '../../../ui/Status.tsx';
import { dayLabel, shortWhen, useNow } from '../../../ui/when.ts';
import classes from './AccountPage.module.css';
import { lastSeen, phoneEnding, statusOf } from './account-words.ts';

/** How the account is, at a glance. Nothing here can be changed here. */
export function AccountFacts({ account }: { account: AccountFieldsFragment }) {
  const now = useNow(60_000);
  const { tone, text } = statusOf(account, now);
  const person = account.party.kind !== 'TEAM';
  const ending = phoneEnding(account.securePhoneMasked);
  return (
    <dl className={classes.facts}>
      <Fact name={say('accounts.status')}>
        <Status tone={tone}>{text}</Status>
      </Fact>
      {account.offboardedAt && <Fact name={say('accounts.fact.offBoarded')}>{dayLabel(account.offboardedAt, now)}</Fact>}
      {account.invitation && account.status === 'INVITED' && <Fact name={say('accounts.fact.sent')}>{shortWhen(account.invitation.sentAt, now)}</Fact>}
      {person && account.status === 'ACTIVE' && <Sessions account={account} />}
      {person && <Fact name={say('accounts.lastSeen')}>{lastSeen(account, now)}</Fact>}
      {account.party.kind === 'STAFF' && <Fact name={say('accounts.fact.holds')}>{say('accounts.fact.conversations', { count: account.holds })}</Fact>}
      {ending && <Fact name={say('accounts.field.securePhone')}>{say(account.phoneVerified ? 'accounts.fact.phoneVerified' : 'accounts.fact.phoneNotVerified', { ending })}</Fact>}
      <Fact name={say('accounts.fact.made')}>{dayLabel(account.createdAt, now)}</Fact>
    </dl>
  );
}

/** On how many devices they are signed in now. */
function Sessions({ account }: { account: AccountFieldsFragment }) {
  const { data } = useSuspensionPreviewQuery({ variables: { accountId: account.id }, fetchPolicy: 'cache-and-network' });
  return <Fact name={say('accounts.fact.sessions')}>{data ? say('accounts.fact.devices', { count: data.suspensionPreview.sessions }) : '\u00a0'}</Fact>;
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
