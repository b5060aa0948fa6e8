import { createHash } from 'node:crypto';
import type { OpenCall } from '../call.ts';
import { rateLimited } from '../errors.ts';
import { networkOf } from './network.ts';

/*
 * Wrong tries, counted in the database: so that the limits hold for all servers together, through restarts, and for a
 * hundred tries at once. What is counted is always somebody *from one network*: whoever wears out an account from
 * theirs does not lock its owner out of another one.
 */

/** What is counted, and when it is too much. */
interface Count {
  kind: 'PASSWORD' | 'PASSWORD_NETWORK' | 'CODE';
  subject: string;
  limit: Limit;
}

/** Wrong tries within `within` seconds are free up to `free`; from then on each waits twice as long as the one before. */
interface Limit {
  within: number;
  free: number;
  /** Seconds. */
  firstWait: number;
  longestWait: number;
}

const ACCOUNT: Limit = { within: 3600, free: 5, firstWait: 30, longestWait: 900 };
const NETWORK: Limit = { within: 900, free: 100, firstWait: 60, longestWait: 900 };
const CODES: Limit = { within: 3600, free: 10, firstWait: 3600, longestWait: 3600 };

/** Ids of counted tries, to be taken back if the password was right. */
export type Reserved = string[];

/**
 * Counts a try of a password before it is looked at, and refuses it (RATE_LIMITED) where there were too many wrong
 * ones. Counted first, because of tries in parallel: those that are looked at together have all been counted.
 */
export async function reservePasswordTry(call: OpenCall, email: string): Promise<Reserved> {
  const network = networkOf(call.from.address);
  return [
    await reserve(call, { kind: 'PASSWORD', subject: digest(`${email.toLowerCase()} ${network}`), limit: ACCOUNT }),
    await reserve(call, { kind: 'PASSWORD_NETWORK', subject: network, limit: NETWORK }),
  ];
}

/** The password was right: this try was none. Earlier wrong ones stay counted, they may have been somebody else's. */
export async function takeBack(call: OpenCall, reserved: Reserved): Promise<void> {
  await call.sql('delete from failed_try where id = any($1)', [reserved]);
}

/** Refuses (RATE_LIMITED) where ten codes for this account were wrong within the hour, from this network. */
export async function refuseWornOut(call: OpenCall, accountId: string): Promise<void> {
  await refuseTooMany(call, codesOf(call, accountId));
}

/** One more wrong code. */
export async function countWrongCode(call: OpenCall, accountId: string): Promise<void> {
  await insert(call, codesOf(call, accountId));
}

function codesOf(call: OpenCall, accountId: string): Count {
  return { kind: 'CODE', subject: `${accountId} ${networkOf(call.from.address)}`, limit: CODES };
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
  throw rateLimited('There were too many wrong tries. Wait a little, then try again.', Math.ceil(wait - row.since));
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
