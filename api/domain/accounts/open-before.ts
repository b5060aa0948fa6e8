import { type Hours, spansFrom } from './hours.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** How far is looked back, in days: the first goes for nearly everybody; after the last there was no time to answer at all. */
const LOOKS = [9, 40, 400];

/**
 * The latest moment since which so many minutes of opening hours have passed. Without hours the clock alone counts. Null:
 * there were not so many within 400 days.
 */
export function openMinutesBefore(hours: Hours | null, now: Date, minutes: number): Date | null {
  if (hours === null) return new Date(now.getTime() - minutes * MINUTE);
  if (hours.intervals.length === 0 && !hours.exceptions?.some(({ spans }) => spans.length > 0)) return null;
  for (const days of LOOKS) {
    const found = within(hours, now.getTime(), { from: now.getTime() - days * DAY, wanted: minutes * MINUTE });
    if (found !== null) return found;
  }
  return null;
}

function within(hours: Hours, now: number, { from, wanted }: { from: number; wanted: number }): Date | null {
  let left = wanted;
  for (const { start, end } of spansBetween(hours, from, now).reverse()) {
    if (end - start >= left) return new Date(end - left);
    left -= end - start;
  }
  return null;
}

/** The open spans between two moments, in order, none of them over another. */
function spansBetween(hours: Hours, from: number, to: number): { start: number; end: number }[] {
  const spans: { start: number; end: number }[] = [];
  let counted = from;
  for (const span of spansFrom(hours, from, to)) {
    if (span.start >= to) break;
    const start = Math.max(span.start, counted);
    const end = Math.min(span.end, to);
    if (start < end) spans.push({ start, end });
    counted = Math.max(counted, end);
  }
  return spans;
}
