/** A moment ahead that can be chosen without typing, by the clock of the reader. */
export interface Moment {
  name: 'laterToday' | 'tonight' | 'tomorrow' | 'nextWeek';
  at: Date;
}

const HOUR = 3_600_000;

/** What is offered at `now`: three hours on, as long as that is today; this evening; tomorrow and Monday morning at nine. */
export function momentsAt(now: Date): Moment[] {
  const at = (days: number, hours: number) => new Date(now.getFullYear(), now.getMonth(), now.getDate() + days, hours);
  const later = new Date(Math.ceil((now.getTime() + 3 * HOUR) / (HOUR / 4)) * (HOUR / 4));
  const toMonday = (8 - now.getDay()) % 7 || 7;
  const offered: Moment[] = [
    { name: 'laterToday', at: later },
    { name: 'tonight', at: at(0, 18) },
    { name: 'tomorrow', at: at(1, 9) },
    { name: 'nextWeek', at: at(toMonday, 9) },
  ];
  return offered.filter(({ name, at: moment }) => {
    if (name === 'laterToday') return moment.toDateString() === now.toDateString();
    if (name === 'tonight') return moment.getTime() - now.getTime() > 4 * HOUR;
    // On a Sunday tomorrow is the Monday.
    return name !== 'nextWeek' || toMonday > 1;
  });
}

/** A moment as a field for day and time has it, in the reader's own time. */
export function fieldOf(moment: Date): string {
  const two = (count: number) => String(count).padStart(2, '0');
  return `${moment.getFullYear()}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}T${two(moment.getHours())}:${two(moment.getMinutes())}`;
}

/** What stands in such a field, if it is a moment after `now`. */
export function momentIn(field: string, now: Date): Date | null {
  const moment = new Date(field);
  return !Number.isNaN(moment.getTime()) && moment > now ? moment : null;
}
