import { UniqueConstraintViolationException } from '@mikro-orm/core';
import type { OpenCall } from '../call.ts';
import { conflict } from '../errors.ts';
import type { Account } from './account.ts';

type Unique = Pick<Account, 'id' | 'kind' | 'email' | 'securePhone'> & { externalId?: string | null };

/**
 * CONFLICT where another account has the address or the id in the firm's books, another person the secure phone of a
 * person, or another team that of a team. A team's phone may be that of the person who keeps it.
 */
export async function refuseTaken(call: OpenCall, account: Unique, path: string): Promise<void> {
  // No index keeps teams from it, since older ones may share a phone: so the second waits for the first.
  if (account.kind === 'TEAM' && account.securePhone !== null) await call.sql('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`phone of a team ${account.securePhone}`]);
  const [taken] = await call.sql<{ email: boolean; phone: boolean; externalId: boolean }>(
    `select exists (select 1 from account where lower(email) = lower($2) and id <> $1) as email,
       case $4 when 'TEAM' then exists (select 1 from account where secure_phone = $3 and kind = 'TEAM' and id <> $1)
         else exists (select 1 from account where secure_phone = $3 and kind <> 'TEAM' and id <> $1) end as phone,
       exists (select 1 from account where external_id = $5 and id <> $1) as "externalId"`,
    [account.id, account.email, account.securePhone, account.kind, account.externalId ?? null],
  );
  if (taken?.email) throw emailTaken(path);
  if (taken?.phone) throw phoneTaken(path, account.kind);
  if (taken?.externalId) throw externalIdTaken(path);
}

/** The same, where somebody else's account with it was committed between the look and the write. */
export function takenInTheMeantime(path: string): (error: unknown) => never {
  return (error) => {
    if (!(error instanceof UniqueConstraintViolationException)) throw error;
    if (error.message.includes('account_secure_phone')) throw phoneTaken(path, 'STAFF');
    throw error.message.includes('account_external_id') ? externalIdTaken(path) : emailTaken(path);
  };
}

function emailTaken(path: string) {
  return conflict('Another account has this e-mail address already.', `${path}.email`);
}

function phoneTaken(path: string, kind: Account['kind']) {
  return conflict(`Another ${kind === 'TEAM' ? 'team' : 'person'} has this secure phone already.`, `${path}.securePhone`);
}

function externalIdTaken(path: string) {
  return conflict('Another account has this external id already.', `${path}.externalId`);
}
