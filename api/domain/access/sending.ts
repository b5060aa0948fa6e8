import { parsePhoneNumberFromString } from 'libphonenumber-js/min';
import type { OpenCall } from '../call.ts';
import { rateLimited } from '../errors.ts';
import type { AccessLimits, Outside } from '../outside.ts';
import { networkOf } from './network.ts';

/*
 * Text messages cost money, and there are people who earn it by having them sent to numbers of theirs. So what is sent
 * within an hour is limited to one number, from one network, to one country, and in all, counted in the database for all
 * servers together. Where it cannot be counted, nothing is sent.
 */

/** Somebody should look before nothing is sent any more. */
const ALARM_AT = 0.8;

/** Refuses (RATE_LIMITED) where the hour's budget for a number, a network, a country or the whole is used up. */
export async function refuseBeyondBudget(outside: Outside, call: OpenCall, phone: string): Promise<void> {
  // One after the other: a thousand at once are counted as a thousand.
  await call.sql(`select pg_advisory_xact_lock(hashtextextended('sms', 0))`, []);
  const prefix = `+${parsePhoneNumberFromString(phone)?.countryCallingCode ?? ''}`;
  const [sent] = await call.sql<Record<keyof AccessLimits['sms'], number>>(
    `select count(*)::int as all, count(*) filter (where phone = $1)::int as "toOneNumber",
       count(*) filter (where network = $2)::int as "fromOneNetwork", count(*) filter (where starts_with(phone, $3))::int as "toOneCountry"
     from challenge where sent_at > now() - interval '1 hour' and code_hash is not null and phone is not null`,
    [phone, networkOf(call.from.address), prefix],
  );
  for (const [of, most] of Object.entries(outside.limits.sms)) {
    const used = sent?.[of as keyof AccessLimits['sms']] ?? 0;
    if (used >= most) {
      outside.alarm('sms.budgetUsedUp', { of, used, most });
      throw rateLimited('Too many codes were sent within the hour. Use the newest one, or try again later.', 600);
    }
    if (used + 1 === Math.ceil(most * ALARM_AT) && of !== 'toOneNumber') outside.alarm('sms.budgetNearlyUsed', { of, used: used + 1, most });
  }
}
