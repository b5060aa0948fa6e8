import { HANDOVERS, NOTES, RETURNS, RIVALS } from './asides.ts';
import type { Dialogue } from './dialogues.ts';

/** What happens next in a conversation. `holder` is whoever holds it by then; a rival answers in the same moment. */
export type Step =
  | { do: 'say'; by: 'client' | 'holder'; text: string; rival?: string }
  | { do: 'claim'; race: 'ALONE' | 'TWO AT ONCE' }
  | { do: 'note'; by: 'holder' | 'colleague'; text: string }
  | { do: 'hand over'; note: string }
  | { do: 'return'; note: string | null }
  | { do: 'end' };

export interface Plan {
  title: string;
  /** The client's first turn, which starts the thread. */
  first: string;
  steps: Step[];
  /** Whether the client reads the end of it. */
  readToTheEnd: boolean;
}

/** Of all conversations, how many … */
export interface Shares {
  leftOpen: number;
}
const HANDED_OVER = 0.3;
const RETURNED = 0.15;
const RACED = 0.25;
const NOTED = 0.4;
const READ_TO_THE_END = 0.7;

/**
 * The course of a conversation: its turns as they stand, and between them what happens to conversations at a firm.
 * The same dialogue at the same place always goes the same way, and every share is spread evenly, so that a few
 * conversations already show all of it.
 */
export function planOf({ title, turns }: Dialogue, index: number, { leftOpen }: Shares): Plan {
  const [first, ...rest] = turns;
  const steps: Step[] = [{ do: 'claim', race: draw(index, 2) < RACED ? 'TWO AT ONCE' : 'ALONE' }];
  const middle = rest.length >= 4 ? nextStaffTurn(rest, Math.floor(rest.length / 2)) : -1;
  const handedOver = draw(index, 3) < HANDED_OVER;
  const returned = !handedOver && draw(index, 3) < HANDED_OVER + RETURNED;
  const notedAt = draw(index, 5) < NOTED ? nextStaffTurn(rest, Math.floor(rest.length / 3)) : -1;

  for (const [i, { from, text }] of rest.entries()) {
    if (i === notedAt) steps.push({ do: 'note', by: index % 2 === 0 ? 'holder' : 'colleague', text: pick(NOTES, index) });
    if (i === middle && handedOver) steps.push({ do: 'hand over', note: pick(HANDOVERS, index) });
    const pickedUp = i === middle && returned;
    if (pickedUp) steps.push({ do: 'return', note: index % 2 === 0 ? pick(RETURNS, index) : null });
    steps.push({ do: 'say', by: from === 'client' ? 'client' : 'holder', text, ...(pickedUp ? { rival: pick(RIVALS, index) } : {}) });
  }
  if (draw(index, 13) >= leftOpen) steps.push({ do: 'end' });
  return { title, first: first?.text ?? '', steps, readToTheEnd: draw(index, 11) < READ_TO_THE_END };
}

/** The place of the first turn of staff from here on, or -1. */
function nextStaffTurn(turns: Dialogue['turns'], from: number): number {
  return turns.findIndex((turn, i) => i >= from && turn.from === 'staff');
}

/**
 * Draws a number from 0 to 1 for the conversation at this place; another prime is another draw. Multiples of a prime's
 * root fill the interval without clusters, which dice would not.
 */
function draw(index: number, prime: number): number {
  return ((index + 1) * Math.sqrt(prime)) % 1;
}

function pick(texts: readonly string[], index: number): string {
  return texts[index % texts.length] ?? '';
}
