/**
 * How long to wait before the next try: full jitter, anywhere below a ceiling that starts at one second and doubles
 * up to a minute. After a restart of the server thousands come back: spread over the whole span, they do not come at once.
 * `attempt` counts from 0; the answer is in milliseconds.
 */
export function fullJitter(attempt: number, random: () => number = Math.random): number {
  return Math.round(random() * Math.min(LONGEST, SHORTEST * 2 ** Math.min(attempt, 10)));
}

const SHORTEST = 1_000;
const LONGEST = 60_000;
