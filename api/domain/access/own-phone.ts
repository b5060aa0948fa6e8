import { Account } from '../accounts/account.ts';
import { refuseTaken } from '../accounts/unique.ts';
import { record } from '../audit/record.ts';
import type { Call } from '../call.ts';
import { badInput, unauthenticated } from '../errors.ts';
import { phone } from '../input.ts';
import { refuseForeignPhone } from '../organisation/sms-countries.ts';
import type { Outside } from '../outside.ts';
import { challenge, type CodeChallengeView } from './challenge.ts';
import { sixDigits } from './code.ts';
import { endOtherSessions } from './session.ts';
import { tellOfFactor } from './tell.ts';
import { refuseWornOut } from './tries.ts';
import { refused, tryCode, type CodeRefusedView } from './try-code.ts';
import { toNewPhone } from './words.ts';

/**
 * Begins to change one's own secure phone: a code goes to the new one, and until it comes back the former one counts.
 * A number that another person has is a CONFLICT.
 */
export async function requestOwnPhone(outside: Outside, call: Call, given: { securePhone: string }): Promise<CodeChallengeView> {
  const number = phone('input.securePhone', given.securePhone);
  await refuseForeignPhone(call, 'input.securePhone', number);
  const me = await self(call);
  if (me.securePhone === number) throw badInput('input.securePhone', 'This is your secure phone already.');
  await refuseTaken(call, { id: me.id, kind: me.kind, email: me.email, securePhone: number }, 'input');
  await refuseWornOut(outside, call, me.id);
  const purpose = { purpose: 'OWN_PHONE', accountId: me.id, teamId: null, sessionId: call.actor.sessionId } as const;
  return challenge(outside, call, purpose, toNewPhone(number, me.name));
}

/** The code came back: codes go there from now on. All other sessions end, and the person is told at their address. */
export async function confirmOwnPhone(outside: Outside, call: Call, given: { challengeId: string; code: string }): Promise<{ is: 'OwnPhoneChanged' } | CodeRefusedView> {
  const code = sixDigits('input.code', given.code);
  if (call.actor.sessionId === null) return refused('EXPIRED', 0);
  const tried = await tryCode(outside, call, { purpose: 'OWN_PHONE', sessionId: call.actor.sessionId, challengeId: given.challengeId, code });
  if (tried.is === 'CodeRefused') return tried;

  const me = await self(call);
  const number = tried.phone ?? me.securePhone;
  await refuseTaken(call, { id: me.id, kind: me.kind, email: me.email, securePhone: number }, 'input');
  const before = me.securePhone?.slice(-2);
  me.securePhone = number;
  me.phoneVerifiedAt = call.now;
  await call.em.flush();
  record(call, { deed: 'securePhone.changed', targetId: me.id, before: { ending: before }, after: { ending: number?.slice(-2) } });
  await endOtherSessions(call);
  await tellOfFactor(outside, call, `Your sign-in codes now go to a phone ending ${number?.slice(-2)}`);
  return { is: 'OwnPhoneChanged' };
}

async function self(call: Call): Promise<Account> {
  const me = await call.em.findOne(Account, { id: call.actor.id });
  if (!me) throw unauthenticated();
  return me;
}
