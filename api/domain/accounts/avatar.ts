import { record } from '../audit/record.ts';
import type { Call } from '../call.ts';
import { forbidden, notFound } from '../errors.ts';
import { existingId } from '../input.ts';
import { forgetImage, keepImage, pathOfImage, type Picture } from '../organisation/image.ts';
import { Account } from './account.ts';
import { mayChangeCard } from './policy.ts';
import { seenAmong } from './seeing.ts';

/**
 * Shows this picture of an account wherever it is named: one's own, or, for administrators, that of an account that
 * they may touch; a team's too. The one before is forgotten.
 */
export async function setAvatar(call: Call, given: { accountId: string | null; picture: Picture }): Promise<string> {
  const account = await pictured(call, given.accountId);
  const avatarId = await keepImage(call, given.picture);
  await replace(call, account, avatarId);
  return pathOfImage(avatarId) ?? '';
}

/** Shows the initials instead. Says whose picture it was. */
export async function removeAvatar(call: Call, given: { accountId?: string | null }): Promise<string> {
  const account = await pictured(call, given.accountId ?? null);
  await replace(call, account, null);
  return account.id;
}

/** Whose picture the caller may change. What they may not know of does not exist for them. */
export async function pictured(call: Call, accountId: string | null): Promise<Account> {
  const id = accountId === null ? call.actor.id : existingId(accountId);
  const account = await call.em.findOne(Account, { id });
  if (!account || !(await seenAmong(call, [id])).has(id)) throw notFound();
  if (!mayChangeCard(call.actor, account)) throw forbidden('This picture is not yours to change.');
  return account;
}

async function replace(call: Call, { id }: Account, avatarId: string | null): Promise<void> {
  const [former] = await call.sql<{ avatarId: string | null }>('select avatar_id as "avatarId" from account where id = $1 for no key update', [id]);
  if (!former || former.avatarId === avatarId) return;
  await call.sql('update account set avatar_id = $2 where id = $1', [id, avatarId]);
  await forgetImage(call, former.avatarId);
  record(call, { deed: avatarId === null ? 'avatar.removed' : 'avatar.set', targetId: id, before: former, after: { avatarId } });
}
