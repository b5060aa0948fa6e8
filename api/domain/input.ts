import { parsePhoneNumberFromString, validatePhoneNumberLength } from 'libphonenumber-js/min';
import { badInput, notFound } from './errors.ts';

/**
 * A text as people write it: kept byte for byte, but never empty, never with U+0000 or a lone surrogate (Postgres
 * cannot keep them). Length counts UTF-16 units, as a text field does.
 */
export function text(path: string, value: string, longest: number): string {
  storable(path, value);
  if (value.trim() === '') throw badInput(path, 'This cannot be empty.');
  if (value.length > longest) throw badInput(path, `This is longer than ${longest} characters.`);
  return value;
}

/** A line such as a name or a title: trimmed, on one line. */
export function line(path: string, value: string, longest: number): string {
  return text(path, value.replace(/\s+/gu, ' ').trim(), longest);
}

/** A line that may be left out; empty is left out. */
export function optionalLine(path: string, value: string | null | undefined, longest: number): string | null {
  if (value === null || value === undefined) return null;
  storable(path, value);
  return value.trim() === '' ? null : line(path, value, longest);
}

/** Refuses what the database cannot keep, before anything is asked of it. */
export function storable(path: string, value: string): void {
  if (value.includes('\u0000')) throw badInput(path, 'This contains a NUL character, which cannot be kept.');
  if (!value.isWellFormed()) throw badInput(path, 'This contains half of a character (a lone surrogate).');
}

/** The id of a thing. What is not even a UUID was never given: it does not exist. */
export function existingId(value: string): string {
  if (!UUID.test(value)) throw notFound();
  return value.toLowerCase();
}

/** An id that the caller's device made. */
export function deviceId(path: string, value: string): string {
  if (!UUID.test(value)) throw badInput(path, 'This is not a UUID.');
  return value.toLowerCase();
}

/**
 * A phone number as E.164. It begins with + (or 00) and the country code: one that names no country would be rung in
 * whichever the server is. Whether it has as many digits as its country gives is looked at, whether it is given to
 * somebody is not: the code that is sent to it tells.
 */
export function phone(path: string, value: string): string {
  storable(path, value);
  const bare = value.trim().replace(/^00/, '+');
  if (!bare.startsWith('+')) throw badInput(path, `A phone number begins with + and the country code, such as ${SUCH_AS}.`);
  const wrong = validatePhoneNumberLength(bare);
  const number = parsePhoneNumberFromString(bare);
  if (wrong === undefined && number && number.ext === undefined) return number.number;
  throw badInput(path, whyNoPhone(wrong, number?.countryCallingCode));
}

function whyNoPhone(wrong: ReturnType<typeof validatePhoneNumberLength>, code: string | undefined): string {
  if (wrong === 'INVALID_COUNTRY') return `No country has this code. A phone number begins with + and the country code, such as ${SUCH_AS}.`;
  if (wrong === 'TOO_SHORT') return code ? `Too short for a number in +${code}.` : 'Too short for a phone number.';
  if (wrong === 'TOO_LONG') return code ? `Too long for a number in +${code}.` : 'Too long for a phone number.';
  if (wrong === 'INVALID_LENGTH') return code ? `No number in +${code} has this length.` : 'No phone number has this length.';
  return `This is not a phone number like ${SUCH_AS}.`;
}

const SUCH_AS = '+442079460142';

/** An address that mail could reach: one @, no blanks, at most 254 characters. Compared without regard to case. */
export function email(path: string, value: string): string {
  const trimmed = value.trim();
  storable(path, trimmed);
  if (trimmed.length > 254 || !/^[^\s@<>"]+@[^\s@<>"]+\.[^\s@<>".]+$/u.test(trimmed)) {
    throw badInput(path, 'This is not an e-mail address.');
  }
  return trimmed;
}

/** Whether it could be an id at all. */
export function isId(value: string): boolean {
  return UUID.test(value);
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/iu;
