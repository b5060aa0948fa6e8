/** Milliseconds, as the tokens of the same names. */
export const MOVE_MS = 240;
export const CLAIM_MS = 420;
export const CORD_MS = 2_400;

/** How long a card that one has just taken offers to give it back. */
export const YOURS_MS = 10_000;

export const easeOut = 'cubic-bezier(.2,.8,.2,1)';
export const easeBoth = 'cubic-bezier(.6,0,.1,1)';

/** Whether the person wants nothing to travel. Asked at every motion, so that a change holds at once. */
export function motionless(): boolean {
  return matchMedia('(prefers-reduced-motion: reduce)').matches;
}
