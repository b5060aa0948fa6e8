import { countedWait } from '../accounts/counted-wait.ts';
import type { Hours } from '../accounts/hours.ts';
import type { ClockView } from './views.ts';

/** What of a team's settings a clock is made of. Hours as the text that stands in the database. */
export interface ClockRow {
  waiting_since: string | Date | null;
  team_hours: string | null;
  late_after: number | null;
  over_after: number | null;
}

/** The columns of a `ClockRow` that belong to the team: nothing is read where nobody waits. */
export const CLOCK_COLUMNS = `
  case when t.waiting_since is not null then team.hours::text end as team_hours, team.late_after, team.over_after`;

/** So many clocks are remembered: a desk is drawn again with every ring, and its clocks are nearly all the same. */
const MOST = 5_000;
const known = new Map<string, ClockView>();

/** How the wait of a thread is counted; null where nobody waits. The same for the same row, whenever it is asked. */
export function clockOf({ waiting_since, team_hours, late_after, over_after }: ClockRow): ClockView | null {
  if (waiting_since === null || late_after === null || over_after === null) return null;
  const since = new Date(waiting_since);
  const name = `${since.getTime()} ${late_after} ${over_after} ${team_hours}`;
  const before = known.get(name);
  if (before) return before;
  const made = clockFrom(since, team_hours === null ? null : (JSON.parse(team_hours) as Hours), late_after, over_after);
  known.set(name, made);
  const [oldest] = known.keys();
  if (known.size > MOST && oldest !== undefined) known.delete(oldest);
  return made;
}

function clockFrom(since: Date, hours: Hours | null, lateAfter: number, overAfter: number): ClockView {
  const { lateAt, overAt, pauses } = countedWait(hours, since.getTime(), { lateAfter, overAfter });
  const date = (moment: number | null) => (moment === null ? null : new Date(moment));
  return { since, lateAt: date(lateAt), overAt: date(overAt), pauses: pauses.map(({ start, end }) => ({ from: new Date(start), to: date(end) })) };
}
