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

/** E.164: a plus sign and 8 to 15 digits. Blanks, dashes and brackets are passed over. */
export function phone(path: string, value: string): string {
  const bare = value.replace(/[\s\-().]/gu, '');
  if (!/^\+[1-9]\d{7,14}$/u.test(bare)) throw badInput(path, 'This is not a phone number like +442079460142.');
  return bare;
}

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
