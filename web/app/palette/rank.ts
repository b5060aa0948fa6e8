/** How well a text fits what was typed, higher is better, and which letters of it fitted, as pairs of from and to. */
export interface Fit {
  score: number;
  marks: readonly (readonly [from: number, to: number])[];
}

/**
 * Fits typed words to a text. Each word has to be found: at the beginning of a word best, in the middle of one less, and at
 * last as letters in their order, each next to the one before or at the beginning of a word, so that "lra" finds
 * "Leave and remove all" and "ben" never finds "A rabid pen". Accents and capitals mean nothing. Null: it does not fit.
 */
export function fit(typed: string, text: string): Fit | null {
  const words = plain(typed).split(/\s+/).filter(Boolean);
  const inPlain = plain(text);
  const marks: [number, number][] = [];
  let score = 0;
  for (const word of words) {
    const found = find(word, inPlain);
    if (!found) return null;
    score += found.score;
    marks.push(...found.marks);
  }
  // Of two that fit alike the shorter one is meant.
  return { score: words.length === 0 ? 0 : score / words.length - Math.min(text.length, 99) / 1000, marks: joined(marks) };
}

const WORD = 3;
const FIRST = 0.5;
const WITHIN = 2;
const LETTERS = 1;

function find(word: string, text: string): { score: number; marks: [number, number][] } | null {
  for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + 1)) {
    if (startsWord(text, at)) return { score: WORD + (at === 0 ? FIRST : 0), marks: [[at, at + word.length]] };
  }
  const within = text.indexOf(word);
  if (within !== -1 && word.length > 1) return { score: WITHIN, marks: [[within, within + word.length]] };
  const letters = initials(word, text, 0, null);
  return letters && { score: LETTERS, marks: letters };
}

/** The letters in order, each at the beginning of a word or right after the one before. */
function initials(word: string, text: string, from: number, last: number | null): [number, number][] | null {
  const letter = word[0];
  if (letter === undefined) return [];
  for (let at = text.indexOf(letter, from); at !== -1; at = text.indexOf(letter, at + 1)) {
    if (at !== (last ?? -2) + 1 && !startsWord(text, at)) continue;
    const rest = initials(word.slice(1), text, at + 1, at);
    if (rest) return [[at, at + 1], ...rest];
  }
  return null;
}

function startsWord(text: string, at: number): boolean {
  return at === 0 || !/[\p{L}\p{N}]/u.test(text[at - 1] ?? '');
}

function joined(marks: [number, number][]): [number, number][] {
  const sorted = marks.toSorted(([a], [b]) => a - b);
  const out: [number, number][] = [];
  for (const [from, to] of sorted) {
    const last = out.at(-1);
    if (last && from <= last[1]) last[1] = Math.max(last[1], to);
    else out.push([from, to]);
  }
  return out;
}

/** One plain letter for each letter, so that places stay what they are. Made once for each text: with every key the same are asked for. */
function plain(text: string): string {
  const known = plains.get(text);
  if (known !== undefined) return known;
  if (plains.size === MOST) plains.clear();
  const made = [...text].map((letter) => (letter.normalize('NFD')[0] ?? letter).toLowerCase().padEnd(letter.length).slice(0, letter.length)).join('');
  plains.set(text, made);
  return made;
}

const plains = new Map<string, string>();
const MOST = 2_000;
