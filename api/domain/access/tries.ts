import { createHash } from 'node:crypto';
import type { OpenCall } from '../call.ts';
import { rateLimited } from '../errors.ts';
import type { Outside } from '../outside.ts';
import { tokenHash } from '../token.ts';
import { networkOf } from './network.ts';

/*
 * Wrong tries, counted in the database: so that the limits hold for all servers together, through restarts, and for a
 * hundred tries at once. What is counted is always somebody *from one network*: whoever wears out an account from
 * theirs does not lock its owner out of another one.
 */

/** What is counted, and when it is too much. */
interface Count {
  kind: 'PASSWORD' | 'PASSWORD_NETWORK' | 'RESET' | 'RESET_NETWORK' | 'CODE';
  subject: string;
  limit: Limit;
}

/** Wrong tries within `within` seconds are free up to `free`; from then on each waits twice as long as the one before. */
interface Limit extends Waits {
  free: number;
}

/** In seconds. */
interface Waits {
  within: number;
  firstWait: number;
  longestWait: number;
}

const ACCOUNT: Waits = { within: 3600, firstWait: 30, longestWait: 900 };
const NETWORK: Waits = { within: 900, firstWait: 60, longestWait: 900 };
const RESETS: Waits = { within: 3600, firstWait: 300, longestWait: 3600 };
const CODES: Waits = { within: 3600, firstWait: 3600, longestWait: 3600 };

/** Ids of counted tries, to be taken back if the password was right. */
export type Reserved = string[];

/**
 * Counts a try of a password before it is looked at, and refuses it (RATE_LIMITED) where there were too many wrong
 * ones. Counted first, because of tries in parallel: those that are looked at together have all been counted.
 */
export async function reservePasswordTry({ limits }: Outside, call: OpenCall, email: string, deviceToken: string | null = null): Promise<Reserved> {
  const network = networkOf(call.from.address);
  const limit = { ...ACCOUNT, free: limits.password.tries };
  const device = await ownDevice(call, email, deviceToken);
  if (device !== null) return [await reserve(call, { kind: 'PASSWORD', subject: digest(`${email.toLowerCase()} ${device}`), limit })];
  return [
    await reserve(call, { kind: 'PASSWORD', subject: digest(`${email.toLowerCase()} ${network}`), limit }),
    await reserve(call, { kind: 'PASSWORD_NETWORK', subject: network, limit: { ...NETWORK, free: limits.password.triesFromOneNetwork } }),
  ];
}

/** Counts somebody's wish for a new password, whether or not the address is anybody's: RATE_LIMITED after a few from one network. */
export async function reserveResetTry({ limits }: Outside, call: OpenCall, email: string): Promise<void> {
  const network = networkOf(call.from.address);
  await reserve(call, { kind: 'RESET', subject: digest(`${email.toLowerCase()} ${network}`), limit: { ...RESETS, free: limits.password.resets } });
  await reserve(call, { kind: 'RESET_NETWORK', subject: network, limit: { ...RESETS, free: limits.password.resetsFromOneNetwork } });
}

/**
 * The device, if the account's person was signed in on it before: it has tries of its own, so that nobody wears out the
 * owner's way in, not even from the same network. Whoever knows neither learns nothing: the word in the cookie is random.
 */
async function ownDevice(call: OpenCall, email: string, deviceToken: string | null): Promise<string | null> {
  if (deviceToken === null) return null;
  const [device] = await call.sql<{ id: string }>(
    `select d.id from device d where d.token_hash = $1 and exists (
       select 1 from session s join account a on a.id = s.account_id where s.device_id = d.id and lower(a.email) = lower($2))`,
    [tokenHash(deviceToken), email],
  );
  return device?.id ?? null;
}

/** The password was right: this try was none. Earlier wrong ones stay counted, they may have been somebody else's. */
export async function takeBack(call: OpenCall, reserved: Reserved): Promise<void> {
  await call.sql('delete from failed_try where id = any($1)', [reserved]);
}

/** Refuses (RATE_LIMITED) where so many codes for this account were wrong within the hour, from this network. */
export async function refuseWornOut(outside: Outside, call: OpenCall, accountId: string): Promise<void> {
  await refuseTooMany(call, codesOf(outside, call, accountId));
}

/** One more wrong code. */
export async function countWrongCode(outside: Outside, call: OpenCall, accountId: string): Promise<void> {
  await insert(call, codesOf(outside, call, accountId));
  await call.sql('update account set wrong_in_a_row = wrong_in_a_row + 1 where id = $1', [accountId]);
}

function codesOf({ limits }: Outside, call: OpenCall, accountId: string): Count {
  return { kind: 'CODE', subject: `${accountId} ${networkOf(call.from.address)}`, limit: { ...CODES, free: limits.code.wrongAnHour } };
}

async function reserve(call: OpenCall, count: Count): Promise<string> {
  await call.sql('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`${count.kind} ${count.subject}`]);
  await refuseTooMany(call, count);
  await forgetLongAgo(call);
  return insert(call, count);
}

async function refuseTooMany(call: OpenCall, { kind, subject, limit }: Count): Promise<void> {
  const [row] = await call.sql<{ count: number; since: number }>(
    `select count(*)::int as count, coalesce(extract(epoch from clock_timestamp() - max(at)), 0)::float8 as since
     from failed_try where kind = $1 and subject = $2 and at > clock_timestamp() - make_interval(secs => $3)`,
    [kind, subject, limit.within],
  );
  if (!row || row.count < limit.free) return;
  const wait = Math.min(limit.firstWait * 2 ** (row.count - limit.free), limit.longestWait);
  if (row.since >= wait) return;
  throw rateLimited('That was tried too often. Wait a little, then try again.', Math.ceil(wait - row.since));
}

async function insert(call: OpenCall, { kind, subject }: Count): Promise<string> {
  const rows = await call.sql<{ id: string }>(
    'insert into failed_try (kind, subject, at) values ($1, $2, clock_timestamp()) returning id',
    [kind, subject],
  );
  return rows.map((row) => row.id).join();
}

/** No limit looks further back than a day; a few at a time, past those that another server is just removing. */
async function forgetLongAgo(call: OpenCall): Promise<void> {
  await call.sql(
    `delete from failed_try where id in (
       select id from failed_try where at < now() - interval '1 day' order by at limit 100 for update skip locked)`,
    [],
  );
}

/** Addresses that somebody tried are not kept: whose they are is nobody's business. */
function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
