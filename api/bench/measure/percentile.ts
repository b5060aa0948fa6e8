/** What half, and what all but one in a hundred, waited at most. Null where nothing was measured. */
export interface Waits {
  p50: number | null;
  p95: number | null;
  p99: number | null;
  count: number;
}

export function waitsOf(samples: readonly number[]): Waits {
  const sorted = Float64Array.from(samples).sort();
  return { p50: at(sorted, 0.5), p95: at(sorted, 0.95), p99: at(sorted, 0.99), count: sorted.length };
}

/** The middle one; of an even number the mean of the two. */
export function median(values: readonly number[]): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const [low = null, high = null] = sorted.length % 2 === 1 ? [sorted[middle], sorted[middle]] : [sorted[middle - 1], sorted[middle]];
  return low === null || high === null ? null : (low + high) / 2;
}

/** How far the turns lay apart, in parts of their median: 0.1 is ten per cent. */
export function spread(values: readonly number[]): number | null {
  const middle = median(values);
  return middle === null || middle === 0 ? null : (Math.max(...values) - Math.min(...values)) / middle;
}

/** The smallest sample that is not exceeded by this part of them. */
function at(sorted: Float64Array, part: number): number | null {
  return sorted[Math.max(0, Math.ceil(sorted.length * part) - 1)] ?? null;
}
