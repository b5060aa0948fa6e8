import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';

/** A conversation between a client and the firm, as it was once written. */
export interface Dialogue {
  /** What it is about; empty: the thread has no title of its own. */
  title: string;
  /** Name of the team that it is for, where that matters. */
  team?: string;
  /** The client's first. */
  turns: Turn[];
}

export interface Turn {
  from: 'client' | 'staff';
  text: string;
}

/** A line that is none, and why. */
export interface Malformed {
  line: number;
  why: string;
}

/**
 * Reads a file of dialogues, one JSON object a line (`topic`: texts, `turns`: `{from, text}`), line by line, so that it may be of any
 * length. What is no dialogue is named by its line and passed over; empty lines are passed over in silence.
 */
export async function* dialoguesOf(file: string, skip: (malformed: Malformed) => void): AsyncGenerator<Dialogue, void> {
  const input = createReadStream(file, 'utf8');
  // An error of the stream, such as a file that is not there, does not reach a loop over the lines by itself.
  const failed = new Promise<never>((_, reject) => input.once('error', reject));
  failed.catch(() => undefined);
  const lines = createInterface({ input, crlfDelay: Infinity })[Symbol.asyncIterator]();
  try {
    for (let number = 1; ; number++) {
      const { value: line, done } = await Promise.race([lines.next(), failed]);
      if (done) return;
      if (line.trim() === '') continue;
      const read = dialogueIn(line);
      if (typeof read === 'string') skip({ line: number, why: read });
      else yield read;
    }
  } finally {
    input.destroy();
  }
}

/** The dialogue of a line, or what is wrong with it. */
export function dialogueIn(line: string): Dialogue | string {
  const given = objectIn(line);
  if (!given) return 'it is not a JSON object';
  const { topic = [], turns } = given;
  if (!Array.isArray(topic) || !topic.every((each) => typeof each === 'string')) return 'its topic is not a list of texts';
  if (!Array.isArray(turns) || turns.length === 0) return 'it has no turns';
  for (const [i, turn] of turns.entries()) {
    const wrong = whatIsWrongWith(turn);
    if (wrong !== null) return `turn ${i + 1} ${wrong}`;
  }
  const said = turns.map(({ from, text }: Turn): Turn => ({ from, text }));
  if (said[0]?.from !== 'client') return 'it does not begin with the client';
  return { title: titleOf(topic), turns: said };
}

const LONGEST = { text: 8000, title: 120 };

function whatIsWrongWith(turn: unknown): string | null {
  if (typeof turn !== 'object' || turn === null) return 'is not an object';
  const { from, text }: { from?: unknown; text?: unknown } = turn;
  if (from !== 'client' && from !== 'staff') return 'is neither from the client nor from staff';
  if (typeof text !== 'string' || text.trim() === '') return 'says nothing';
  if (text.length > LONGEST.text) return `is longer than ${LONGEST.text} characters`;
  return text.includes('\u0000') || !text.isWellFormed() ? 'has characters that cannot be kept' : null;
}

function objectIn(line: string): Record<string, unknown> | null {
  try {
    const given: unknown = JSON.parse(line);
    return typeof given === 'object' && given !== null && !Array.isArray(given) ? { ...given } : null;
  } catch {
    return null;
  }
}

/** “RentalCars”, “Homes” become “Rental cars and homes”. */
function titleOf(topic: string[]): string {
  const words = topic.map((each) => each.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase().trim()).filter(Boolean).join(' and ');
  const title = words.toWellFormed().replaceAll('\u0000', '').replace(/\s+/g, ' ').slice(0, LONGEST.title).toWellFormed();
  return title.charAt(0).toUpperCase() + title.slice(1);
}
