import { UniqueConstraintViolationException } from '@mikro-orm/core';
import type { OpenCall } from '../call.ts';
import { conflict } from '../errors.ts';
import type { Account } from './account.ts';

/** CONFLICT where another account has the address, or another person the secure phone. */
export async function refuseTaken(call: OpenCall, account: Pick<Account, 'id' | 'kind' | 'email' | 'securePhone'>, path: string): Promise<void> {
  const [taken] = await call.sql<{ email: boolean; phone: boolean }>(
    `select coalesce(bool_or(lower(email) = lower($2)), false) as email,
       coalesce(bool_or(secure_phone = $3 and kind <> 'TEAM' and $4 <> 'TEAM'), false) as phone
     from account where id <> $1`,
    [account.id, account.email, account.securePhone, account.kind],
  );
  if (taken?.email) throw emailTaken(path);
  if (taken?.phone) throw phoneTaken(path);
}

/** The same, where somebody else's account with it was committed between the look and the write. */
export function takenInTheMeantime(path: string): (error: unknown) => never {
  return (error) => {
    if (!(error instanceof UniqueConstraintViolationException)) throw error;
    throw error.message.includes('account_secure_phone') ? phoneTaken(path) : emailTaken(path);
  };
}

function emailTaken(path: string) {
  return conflict('Another account has this e-mail address already.', `${path}.email`);
}

function phoneTaken(path: string) {
  return conflict('Another person has this secure phone already.', `${path}.securePhone`);
}
