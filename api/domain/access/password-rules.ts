import { badInput } from '../errors.ts';
import frequent from './well-known-passwords.txt?raw';

/** Longer than this is refused before anything is computed from it: in UTF-8 bytes. */
export const LONGEST_PASSWORD = 1024;
/** In characters as people count them: a fish is one, however many bytes it takes. */
const SHORTEST_PASSWORD = 8;

/** Whose password it will be, and where: words that somebody who guesses begins with. */
export interface PasswordContext {
  names: string[];
  email: string;
  organisation: string;
}

/**
 * Length alone makes a password; no rule says which characters. Only what is guessed first is refused: the well-known
 * ones, and the names of product, firm and person, also with digits and signs around them.
 */
export function checkPassword(path: string, password: string, context: PasswordContext): void {
  if (!password.isWellFormed()) throw badInput(path, 'This contains half of a character (a lone surrogate).');
  if ([...password].length < SHORTEST_PASSWORD) throw badInput(path, `A password has at least ${SHORTEST_PASSWORD} characters.`);
  if (Buffer.byteLength(password) > LONGEST_PASSWORD) throw badInput(path, `A password has at most ${LONGEST_PASSWORD} bytes.`);
  if (isGuessedFirst(password, context)) throw badInput(path, 'This password is among the first that somebody would guess. Take another.');
}

function isGuessedFirst(password: string, context: PasswordContext): boolean {
  const folded = fold(password);
  const letters = folded.replace(/[^\p{L}]/gu, '');
  if (FREQUENT.has(folded) || WELL_KNOWN.has(folded) || WELL_KNOWN.has(letters)) return true;
  if (new Set(folded).size <= 2) return true;
  if (isRun(folded)) return true;
  const words = ownWords(context);
  return words.has(letters) || words.has(folded.replace(/[^\p{L}\p{N}]/gu, ''));
}

/** Each name alone, and all of them written together. */
function ownWords({ names, email, organisation }: PasswordContext): Set<string> {
  const [mailbox = '', host = ''] = email.split('@');
  const groups = ['switchboard', organisation, ...names, mailbox, host, host.split('.')[0] ?? ''].map((each) => fold(each).split(/[^\p{L}\p{N}]+/u).filter(Boolean));
  return new Set(groups.flatMap((words) => [...words, words.join(''), words.toReversed().join('')]).filter((word) => word.length > 1));
}

/** 12345678, abcdefgh, 87654321. */
function isRun(text: string): boolean {
  const steps = new Set([...text].slice(1).map((each, i) => each.charCodeAt(0) - text.charCodeAt(i)));
  return steps.size === 1 && [1, -1].includes([...steps][0] ?? 0);
}

function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}

/** As they stand. */
const FREQUENT = new Set(frequent.split('\n').filter((line) => line !== '' && !line.startsWith('# ')));

/** Also with digits and signs around them. */
const WELL_KNOWN = new Set(
  ('password passwort motdepasse contraseña passw0rd p@ssw0rd password1 password12 password123 welcome welcome1 letmein trustno1 ' +
    'iloveyou sunshine princess football baseball superman starwars dragon monkey shadow master michael jennifer qwerty qwertz ' +
    'qwertyuiop qwertzuiop asdfghjkl asdfasdf azertyuiop 1qaz2wsx 1q2w3e4r 1q2w3e4r5t q1w2e3r4 qazwsxedc zaq12wsx abc12345 ' +
    'abcd1234 a1b2c3d4 11223344 12341234 123123123 1234567890 0123456789 87654321 administrator changeme whatever computer ' +
    'internet secret secret123 default access freedom hello charlie summer winter autumn spring')
    .split(' '),
);
