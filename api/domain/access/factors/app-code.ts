import { verify } from 'otplib';
import type { OpenCall } from '../../call.ts';
import type { Outside } from '../../outside.ts';
import { seal, unseal } from './seal.ts';

/** Seconds. The code of the step before is taken too: people read, then type. One of the future never is. */
const TOLERANCE: [past: number, future: number] = [30, 0];

/**
 * Whether it is the code that one of the account's authenticator apps shows now. It works once, wherever it is given:
 * the step is moved by the statement that accepts it, so of twenty at once one is accepted.
 */
export async function isAppCode(outside: Outside, call: OpenCall, accountId: string, code: string): Promise<boolean> {
  for (const authenticator of await confirmedOf(call, accountId)) {
    if (await accepts(outside, call, accountId, authenticator, code)) return true;
  }
  return false;
}

/** Whether the account has an app that shows codes. */
export async function hasApp(call: OpenCall, accountId: string): Promise<boolean> {
  return (await confirmedOf(call, accountId)).length > 0;
}

export interface StoredAuthenticator {
  id: string;
  seed: Buffer;
  lastStep: number;
}

/** Accepts the code for this authenticator, once. */
export async function accepts(outside: Outside, call: OpenCall, accountId: string, { id, seed, lastStep }: StoredAuthenticator, code: string): Promise<boolean> {
  const opened = unseal([outside.codeKey, ...outside.formerCodeKeys], accountId, seed);
  if (!opened) return false;
  const result = await verify({ secret: opened.text, token: code, epoch: Math.floor(call.now.getTime() / 1000), epochTolerance: TOLERANCE, afterTimeStep: lastStep });
  if (!result.valid || !('timeStep' in result)) return false;

  const kept = opened.isCurrent ? seed : seal(outside.codeKey, accountId, opened.text);
  const moved = await call.sql(
    'update authenticator set last_step = $2, used_at = $3, seed = $4 where id = $1 and last_step < $2 and removed_at is null returning id',
    [id, result.timeStep, call.now, kept],
  );
  return moved.length === 1;
}

function confirmedOf(call: OpenCall, accountId: string): Promise<StoredAuthenticator[]> {
  return call.sql<StoredAuthenticator>(
    `select id, seed, last_step::float8 as "lastStep" from authenticator
     where account_id = $1 and confirmed_at is not null and removed_at is null order by added_at`,
    [accountId],
  );
}
