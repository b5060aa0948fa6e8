/** From when to when on one day: `HH:MM`, 24 hours. `closes` may be `24:00`. */
export interface Span {
  opens: string;
  closes: string;
}

/** One day that is not as in an ordinary week. Without spans it is closed all day. */
export interface ExceptionDraft {
  /** `YYYY-MM-DD`; empty while it is being filled in. */
  date: string;
  name: string;
  spans: readonly Span[];
}

/** Contact hours while somebody changes them. */
export interface HoursDraft {
  timeZone: string;
  intervals: readonly (Span & { weekday: number })[];
  exceptions: readonly ExceptionDraft[];
}

interface HoursKnown {
  timeZone: string;
  intervals: readonly (Span & { weekday: number })[];
  exceptions: readonly { date: string; name: string | null; spans: readonly Span[] }[];
}

/** What the server has, as a form holds it: the same hours give the same draft. */
export function draftOf(hours: HoursKnown | null): HoursDraft | null {
  if (!hours) return null;
  return {
    timeZone: hours.timeZone,
    intervals: hours.intervals.map(({ weekday, opens, closes }) => ({ weekday, opens, closes })).toSorted((one, other) => one.weekday - other.weekday || one.opens.localeCompare(other.opens)),
    exceptions: hours.exceptions.map(({ date, name, spans }) => ({ date, name: name ?? '', spans: spans.map(({ opens, closes }) => ({ opens, closes })) })).toSorted((one, other) => one.date.localeCompare(other.date)),
  };
}

/** As the contract takes it. */
export function hoursInput(draft: HoursDraft | null) {
  if (!draft) return null;
  return {
    timeZone: draft.timeZone,
    intervals: draft.intervals.map(({ weekday, opens, closes }) => ({ weekday, opens, closes })),
    exceptions: draft.exceptions.map(({ date, name, spans }) => ({ date, name: name.trim() || null, spans: spans.map(({ opens, closes }) => ({ opens, closes })) })),
  };
}

/** An ordinary office week, where somebody begins from nothing. */
export function officeWeek(timeZone: string): HoursDraft {
  return { timeZone, intervals: [1, 2, 3, 4, 5].map((weekday) => ({ weekday, opens: '09:00', closes: '17:00' })), exceptions: [] };
}

export function spansOf(draft: HoursDraft, weekday: number): Span[] {
  return draft.intervals.filter((each) => each.weekday === weekday).map(({ opens, closes }) => ({ opens, closes }));
}

/** The same week with one day, or several alike, changed. */
export function withSpans(draft: HoursDraft, weekdays: readonly number[], spans: readonly Span[]): HoursDraft {
  const kept = draft.intervals.filter(({ weekday }) => !weekdays.includes(weekday));
  const set = weekdays.flatMap((weekday) => spans.map((span) => ({ weekday, ...span })));
  return { ...draft, intervals: [...kept, ...set].toSorted((one, other) => one.weekday - other.weekday) };
}

/** What to offer where a span is added: office hours first, then an hour after the last one, for as long as the day has room. */
export function nextSpan(spans: readonly Span[]): Span {
  const last = spans.reduce((latest, { closes }) => Math.max(latest, minutesOf(closes)), 0);
  if (spans.length === 0) return { opens: '09:00', closes: '17:00' };
  const opens = Math.min(last + 60, dayMinutes - 60);
  return { opens: timeOf(opens), closes: timeOf(Math.min(opens + 240, dayMinutes)) };
}

/** What is wrong with the spans of one day, if anything. */
export function spansFault(spans: readonly Span[]): 'missing' | 'backwards' | 'overlap' | null {
  if (spans.some(({ opens, closes }) => opens === '' || closes === '')) return 'missing';
  if (spans.some(({ opens, closes }) => minutesOf(closes) <= minutesOf(opens))) return 'backwards';
  const inOrder = spans.toSorted((one, other) => minutesOf(one.opens) - minutesOf(other.opens));
  const overlap = inOrder.some((span, place) => place > 0 && minutesOf(span.opens) < minutesOf(inOrder[place - 1]?.closes ?? '00:00'));
  return overlap ? 'overlap' : null;
}

/** What keeps these hours from being saved, if anything. */
export function hoursFault(draft: HoursDraft | null): 'missing' | 'backwards' | 'overlap' | 'date' | 'twice' | null {
  if (!draft) return null;
  const days = [1, 2, 3, 4, 5, 6, 7].map((weekday) => spansOf(draft, weekday));
  const dates = draft.exceptions.map(({ date }) => date);
  if (dates.includes('')) return 'date';
  if (new Set(dates).size < dates.length) return 'twice';
  return [...days, ...draft.exceptions.map(({ spans }) => spans)].map(spansFault).find((fault) => fault !== null) ?? null;
}

/** How many of the exceptional days are closed ones of this year, from today on and before. */
export function holidaysIn(draft: HoursDraft, year: number): number {
  return draft.exceptions.filter(({ date, spans }) => date.startsWith(`${year}-`) && spans.length === 0).length;
}

/** "8:05" of "08:05". */
export function plainTime(time: string): string {
  return time.replace(/^0(?=\d:)/, '');
}

export function minutesOf(time: string): number {
  const [hours = '0', minutes = '0'] = time.split(':');
  return Number(hours) * 60 + Number(minutes);
}

const dayMinutes = 24 * 60;

function timeOf(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}
