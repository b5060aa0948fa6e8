import type { Hours, HoursSpan } from './hours.ts';
import { zoneWords } from './opening-words.ts';

const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

/** The hours of an ordinary week: "Monday to Friday 08:00 to 18:00 (London time)". Null: it has none. */
export function hoursWords({ timeZone, intervals }: Hours): string | null {
  const days = DAYS.map((name, i) => ({ name, hours: spansWords(intervals.filter(({ weekday }) => weekday === i + 1)) }));
  const runs: { first: string; last: string; hours: string }[] = [];
  days.forEach(({ name, hours }, i) => {
    const run = runs.at(-1);
    if (hours === '') return;
    if (run?.hours === hours && run.last === days[i - 1]?.name) run.last = name;
    else runs.push({ first: name, last: name, hours });
  });
  if (runs.length === 0) return null;
  return `${runs.map(({ first, last, hours }) => `${first === last ? first : `${first} to ${last}`} ${hours}`).join(', ')} (${zoneWords(timeZone)})`;
}

function spansWords(spans: readonly HoursSpan[]): string {
  return spans.toSorted((a, b) => a.opens.localeCompare(b.opens)).map(({ opens, closes }) => `${opens} to ${closes}`).join(' and ');
}
