/** In what a span of minutes is told and typed. */
export type Unit = 'minutes' | 'hours' | 'days';

export const MINUTES: Record<Unit, number> = { minutes: 1, hours: 60, days: 1440 };

/** The largest unit in which it is a whole number. */
export function unitOf(minutes: number): Unit {
  if (minutes > 0 && minutes % MINUTES.days === 0) return 'days';
  return minutes > 0 && minutes % MINUTES.hours === 0 ? 'hours' : 'minutes';
}

/** What was typed, in minutes; NaN where it is no whole number above nothing. */
export function minutesOf(typed: string, unit: Unit): number {
  return /^\d{1,6}$/.test(typed.trim()) ? Number(typed) * MINUTES[unit] : Number.NaN;
}
