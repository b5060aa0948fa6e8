import type { Account } from '../accounts/account.ts';
import type { AccountView } from '../accounts/account-view.ts';
import { administered } from '../accounts/administered.ts';
import { firstWord } from '../accounts/given-account.ts';
import { askMailbox } from '../accounts/invitation.ts';
import { revokeLinks } from '../accounts/link.ts';
import { seeAccount } from '../accounts/see-account.ts';
import { refuseTaken, takenInTheMeantime } from '../accounts/unique.ts';
import { record } from '../audit/record.ts';
import type { Call } from '../call.ts';
import { badInput } from '../errors.ts';
import { email, line, optionalLine, phone } from '../input.ts';
import { changeRights } from '../organisation/organisation.ts';
import { refuseForeignPhone } from '../organisation/sms-countries.ts';
import type { Outside } from '../outside.ts';
import { withdrawCodes } from './challenge.ts';
import { endSessions } from './session.ts';
import { refuseStale } from './step-up.ts';
import { withdrawTeamAccess } from './team-access.ts';
import { tellOfEmail, tellOfPhone } from './tell.ts';

/** What is left out stays. */
export interface UpdateAccount {
  accountId: string;
  name?: string | null;
  shortName?: string | null;
  email?: string | null;
  securePhone?: string | null;
  /** Empty: none. */
  externalId?: string | null;
}

type Identity = Pick<Account, 'name' | 'shortName' | 'email' | 'securePhone' | 'externalId'>;

/** Minutes: what changes how somebody gets in is asked of a session that proved itself just now. */
const FRESH = 5;

/**
 * Changes who an account is; for administrators. Another address or phone is another way in: sessions end, codes on
 * their way and links to the former address stop working, a team's queue is asked for its code again, and whoever used
 * the account until now is told by mail, so that nobody takes it over unnoticed.
 */
export async function updateAccount(outside: Outside, call: Call, given: UpdateAccount): Promise<AccountView> {
  const account = await administered(call, given.accountId);
  const before = identityOf(account);
  const after = identityFrom(account, given);
  const isOtherEmail = after.email?.toLowerCase() !== before.email?.toLowerCase();
  const isOtherPhone = after.securePhone !== before.securePhone;
  if (isOtherEmail || isOtherPhone) await refuseStale(call, FRESH);
  if (isOtherPhone && after.securePhone !== null) await refuseForeignPhone(call, 'input.securePhone', after.securePhone);
  await refuseTaken(call, { ...after, id: account.id, kind: account.kind }, 'input');

  call.em.assign(account, after);
  if (isOtherEmail) account.emailVerifiedAt = null;
  if (isOtherPhone) account.phoneVerifiedAt = null;
  await call.em.flush().catch(takenInTheMeantime('input'));
  record(call, { deed: 'account.updated', targetId: account.id, before: asRecorded(before), after: { ...asRecorded(after), isOtherPhone } });
  if (isOtherEmail || isOtherPhone) await closeFormerWays(call, account);
  await changeRights(call);

  if (isOtherEmail) await revokeLinks(call, account.id);
  if (account.status !== 'INVITED') {
    if (isOtherEmail) await tellOfEmail(outside, call, account, before.email);
    if (isOtherEmail && account.isActive()) await askMailbox(outside, call, account);
    if (isOtherPhone) await tellOfPhone(outside, call, account);
  }
  return seeAccount(call, account.id);
}

function identityFrom(account: Account, given: UpdateAccount): Identity {
  if (account.isSupportQueue() && given.email) throw badInput('input.email', 'A support queue has no mailbox. Turn it into a full team account first.');
  if (account.isSupportQueue() && given.securePhone) throw badInput('input.securePhone', 'A support queue has no secure phone. Turn it into a full team account first.');
  const name = typeof given.name === 'string' ? line('input.name', given.name, 120) : account.name;
  return {
    name,
    shortName: optionalLine('input.shortName', given.shortName, 60) ?? followed(account, name),
    email: typeof given.email === 'string' ? email('input.email', given.email) : account.email,
    securePhone: typeof given.securePhone === 'string' ? phone('input.securePhone', given.securePhone) : account.securePhone,
    externalId: typeof given.externalId === 'string' ? optionalLine('input.externalId', given.externalId, 120) : account.externalId,
  };
}

/** A short name that followed from the name follows the new one; one that somebody chose stays. */
function followed(account: Account, name: string): string {
  const short = (whole: string) => (account.kind === 'TEAM' ? whole : firstWord(whole));
  return account.shortName === short(account.name) ? short(name) : account.shortName;
}

async function closeFormerWays(call: Call, account: Account): Promise<void> {
  if (account.kind === 'TEAM') return withdrawTeamAccess(call, account.id, null);
  await withdrawCodes(call, account.id);
  await endSessions(call, account.id);
}

function identityOf({ name, shortName, email, securePhone, externalId }: Account): Identity {
  return { name, shortName, email, securePhone, externalId };
}

/** Nobody reads a secure phone in the audit either. */
function asRecorded({ name, shortName, email, externalId }: Identity) {
  return { name, shortName, email, externalId };
}
