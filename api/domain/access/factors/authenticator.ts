import { generateSecret, generateURI } from 'otplib';
import { record } from '../../audit/record.ts';
import type { Call } from '../../call.ts';
import { conflict, notFound } from '../../errors.ts';
import { newId } from '../../id.ts';
import { existingId, optionalLine } from '../../input.ts';
import type { Outside } from '../../outside.ts';
import { organisationName } from '../../organisation/organisation.ts';
import { sixDigits } from '../code.ts';
import { endOtherSessions } from '../session.ts';
import { tellOfFactor } from '../tell.ts';
import { countWrongCode, refuseWornOut } from '../tries.ts';
import { refused, type CodeRefusedView } from '../try-code.ts';
import { accepts, type StoredAuthenticator } from './app-code.ts';
import { replaceRecoveryCodes } from './recovery-codes.ts';
import { seal } from './seal.ts';

/** What the app on the phone is told. Shown once: nobody reads a seed a second time. */
export interface AuthenticatorToConfirmView {
  authenticatorId: string;
  /** In base32, for typing by hand. */
  secret: string;
  /** `otpauth://…`, for a QR code. */
  uri: string;
}

/** It counts from now on. */
export interface AuthenticatorConfirmedView {
  is: 'AuthenticatorConfirmed';
  /** With the first one: codes to write down. Null where there are some already. */
  recoveryCodes: string[] | null;
}

const MOST = 5;

/** Begins to add an authenticator app: it counts once a code of it came back. Five at the most. */
export async function addAuthenticator(outside: Outside, call: Call, given: { name?: string | null }): Promise<AuthenticatorToConfirmView> {
  const name = optionalLine('input.name', given.name, 60) ?? 'Authenticator app';
  await call.sql('select 1 from account where id = $1 for no key update', [call.actor.id]);
  await call.sql('delete from authenticator where account_id = $1 and confirmed_at is null', [call.actor.id]);
  const [present] = await call.sql<{ count: number }>('select count(*)::int as count from authenticator where account_id = $1 and removed_at is null', [call.actor.id]);
  if ((present?.count ?? 0) >= MOST) throw conflict(`An account has at most ${MOST} authenticator apps. Remove one first.`);

  const [me] = await call.sql<{ email: string }>('select email from account where id = $1', [call.actor.id]);
  const secret = generateSecret();
  const authenticatorId = newId();
  await call.sql('insert into authenticator (id, account_id, name, seed, added_at) values ($1, $2, $3, $4, $5)', [
    authenticatorId,
    call.actor.id,
    name,
    seal(outside.codeKey, call.actor.id, secret),
    call.now,
  ]);
  return { authenticatorId, secret, uri: generateURI({ issuer: await organisationName(call), label: me?.email ?? '', secret }) };
}

/** The first code of a new app: from then on it is asked at every sign-in. All other sessions end. */
export async function confirmAuthenticator(outside: Outside, call: Call, given: { authenticatorId: string; code: string }): Promise<AuthenticatorConfirmedView | CodeRefusedView> {
  const code = sixDigits('input.code', given.code);
  await call.sql('select 1 from account where id = $1 for no key update', [call.actor.id]);
  await refuseWornOut(outside, call, call.actor.id);
  const [waiting] = await call.sql<StoredAuthenticator & { name: string }>(
    `select id, name, seed, last_step::float8 as "lastStep" from authenticator
     where id = $1 and account_id = $2 and confirmed_at is null and added_at > now() - interval '30 minutes'`,
    [existingId(given.authenticatorId), call.actor.id],
  );
  if (!waiting) throw notFound();
  if (!(await accepts(outside, call, call.actor.id, waiting, code))) {
    await countWrongCode(outside, call, call.actor.id);
    return { ...refused('WRONG', 5), message: 'That is not the code that the app shows. Check that the phone’s clock is right, then try the next one.' };
  }
  await call.sql('update authenticator set confirmed_at = $2 where id = $1', [waiting.id, call.now]);
  record(call, { deed: 'authenticator.added', targetId: call.actor.id, after: { name: waiting.name } });
  await endOtherSessions(call);
  await tellOfFactor(outside, call, `The authenticator app “${waiting.name}” was added to your account`);
  const [codes] = await call.sql('select 1 from recovery_code where account_id = $1 and used_at is null limit 1', [call.actor.id]);
  return { is: 'AuthenticatorConfirmed', recoveryCodes: codes ? null : await replaceRecoveryCodes(outside, call) };
}

/** The app counts no more. Without any, codes come by SMS again. */
export async function removeAuthenticator(outside: Outside, call: Call, given: { authenticatorId: string }): Promise<void> {
  const [removed] = await call.sql<{ name: string }>(
    `update authenticator set removed_at = $3, seed = '' where id = $1 and account_id = $2 and removed_at is null and confirmed_at is not null returning name`,
    [existingId(given.authenticatorId), call.actor.id, call.now],
  );
  if (!removed) throw notFound();
  record(call, { deed: 'authenticator.removed', targetId: call.actor.id, before: { name: removed.name } });
  await endOtherSessions(call);
  await tellOfFactor(outside, call, `The authenticator app “${removed.name}” was removed from your account`);
}
