import { setImmediate as nextTurn } from 'node:timers/promises';
import { type CountryCode, getCountries, getCountryCallingCode, isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/max';
import type { OpenCall } from '../call.ts';
import { badInput } from '../errors.ts';

/** A country with a telephone network, and how many accounts have their codes sent there. */
export interface PhoneCountryView {
  code: string;
  callingCode: string;
  phones: number;
}

/** The countries whose phones may be sent codes. Empty: all. */
export async function smsCountries(call: OpenCall): Promise<string[]> {
  const [row] = await call.sql<{ countries: string[] }>('select sms_countries as countries from organisation', []);
  return row?.countries ?? [];
}

/**
 * Refuses (BAD_USER_INPUT) a phone in a country that the firm sends no codes to. Asked wherever a secure phone is
 * entered, and again when a code is sent: numbers that cost their receiver's network a fee are how codes are abused.
 */
export async function refuseForeignPhone(call: OpenCall, path: string, phone: string): Promise<void> {
  if (!isAmong(await smsCountries(call), phone)) throw badInput(path, 'Codes are not sent to phones in this country. A system administrator says to which.');
}

/** Whether a phone is in one of these countries; where none is named, in any. */
export function isAmong(countries: readonly string[], phone: string): boolean {
  return countries.length === 0 || countries.includes(countryOf(phone) ?? '');
}

/**
 * The country of a number in E.164. Where several share a calling code and the number tells no more, it is the one
 * that the code is known for: Great Britain for +44, the United States for +1. Satellites and the like have none.
 */
export function countryOf(phone: string): string | null {
  const number = parsePhoneNumberFromString(phone);
  return number?.country ?? number?.getPossibleCountries()[0] ?? null;
}

/** The countries as they are kept: each once, in order. */
export function countriesFrom(path: string, given: readonly string[]): string[] {
  const codes = given.map((each) => each.trim().toUpperCase());
  const unknown = codes.findIndex((code) => !isSupportedCountry(code));
  if (unknown >= 0) throw badInput(`${path}.${unknown}`, 'This is not a country code such as GB.');
  return [...new Set(codes)].sort();
}

/** Every country that could be allowed, and where codes go today. */
export async function phoneCountries(call: OpenCall): Promise<PhoneCountryView[]> {
  const phones = await call.sql<{ phone: string }>(`select secure_phone as phone from account where secure_phone is not null and status = 'ACTIVE'`, []);
  const counts = await countByCountry(phones.map(({ phone }) => phone));
  return getCountries().toSorted().map((code: CountryCode) => ({ code, callingCode: getCountryCallingCode(code), phones: counts.get(code) ?? 0 }));
}

/** Up to 20 µs a number: others are let in between, so that a firm of fifty thousand holds nobody up. */
async function countByCountry(phones: readonly string[]): Promise<Map<string, number>> {
  const counts = new Map<string, number>();
  for (const [i, phone] of phones.entries()) {
    const country = countryOf(phone);
    if (country !== null) counts.set(country, (counts.get(country) ?? 0) + 1);
    if (i % 200 === 199) await nextTurn();
  }
  return counts;
}
