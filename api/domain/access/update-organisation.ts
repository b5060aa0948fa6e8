import { isDeepStrictEqual } from 'node:util';
import { record } from '../audit/record.ts';
import type { Call } from '../call.ts';
import { badInput, forbidden } from '../errors.ts';
import { changeRights, oneChangeAtATime } from '../organisation/organisation.ts';
import { mayChangeOrganisation } from '../organisation/policy.ts';
import { type GivenSettings, keepSettings, settings, settingsFrom, type Settings } from '../organisation/settings.ts';
import { isAmong } from '../organisation/sms-countries.ts';
import { cutSessions } from './session.ts';

/**
 * Changes the organisation's settings; for system administrators. What is left out stays. Running sessions that are
 * too old by new limits end at once, sockets too; longer limits are for sessions that begin from now on.
 */
export async function updateOrganisation(call: Call, given: GivenSettings): Promise<void> {
  if (!mayChangeOrganisation(call.actor)) throw forbidden('The settings are for system administrators.');
  await oneChangeAtATime(call);
  const present = await settings(call);
  const wanted = settingsFrom(present, given);
  const { before, after } = differences(present, wanted);
  if (Object.keys(after).length === 0) return;

  if (after.smsCountries) await keepOneselfReachable(call, wanted.smsCountries);
  await keepSettings(call, wanted);
  record(call, { deed: 'organisation.updated', before, after });
  if (after.sessions) {
    const { staffIdle, staffAbsolute, clientIdle, clientAbsolute } = wanted.sessions;
    await cutSessions(call, 'STAFF', { idle: staffIdle, absolute: staffAbsolute });
    await cutSessions(call, 'CLIENT', { idle: clientIdle, absolute: clientAbsolute });
  }
  if (after.clientsMayAdd !== undefined) await changeRights(call);
}

/** Whoever shuts codes out of their own country could not come back to open it. */
async function keepOneselfReachable(call: Call, countries: readonly string[]): Promise<void> {
  const [me] = await call.sql<{ phone: string | null }>('select secure_phone as phone from account where id = $1', [call.actor.id]);
  if (me?.phone != null && !isAmong(countries, me.phone)) {
    throw badInput('input.smsCountries', 'Your own phone is in none of these countries: you could not sign in again.');
  }
}

function differences(present: Settings, wanted: Settings): { before: Partial<Settings>; after: Partial<Settings> } {
  const changed = (Object.keys(wanted) as (keyof Settings)[]).filter((key) => !isDeepStrictEqual(present[key], wanted[key]));
  const only = (all: Settings): Partial<Settings> => Object.fromEntries(changed.map((key) => [key, all[key]]));
  return { before: only(present), after: only(wanted) };
}
