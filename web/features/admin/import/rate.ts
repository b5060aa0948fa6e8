/** How much has gone when. */
export interface Moment {
  at: number;
  bytes: number;
}

/** Milliseconds that the speed of now is taken from. */
const WINDOW = 3_000;

/** The moments that still count, with this one. */
export function noted(moments: readonly Moment[], now: Moment): Moment[] {
  return [...moments.filter(({ at }) => at >= now.at - WINDOW), now];
}

/** Bytes a second, from the last seconds. Null while there is too little to tell. */
export function rateOf(moments: readonly Moment[]): number | null {
  const [first, last] = [moments[0], moments.at(-1)];
  if (!first || !last || last.at - first.at < 250) return null;
  return ((last.bytes - first.bytes) * 1000) / (last.at - first.at);
}

/** "12 KB", "3.4 MB": as people read the size of a file. */
export function sizeWords(bytes: number): string {
  if (bytes < 1000 * 1000) return `${Math.max(1, Math.round(bytes / 1000))} KB`;
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}
