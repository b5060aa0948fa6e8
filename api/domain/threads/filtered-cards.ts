import type { Call } from '../call.ts';
import { badInput, notFound } from '../errors.ts';
import { existingId } from '../input.ts';
import { CARD_COLUMNS, CARD_TABLES, type CardRow, CLIENT_OF_THREAD, PLACES, placedCard, THREAD_OF_KEY } from './card-row.ts';
import type { CardPageView } from './desk-views.ts';

export type CardFilter = 'UNCLAIMED' | 'HELD_BY_OTHERS' | 'MINE' | 'SNOOZED' | 'CLOSED';

/** Which of the viewer's open queues; null: all of them. */
export interface FilteredPage {
  filter: CardFilter;
  teamId: string | null;
  closedSince: Date | null;
  after: string;
  first: number;
}

/** How long back one may ask for what has closed, in days: further back lies the archive, not the board. */
const FARTHEST_BACK = 31;

/** Of the queues that are open to the viewer what the filter lets through. A locked queue, or another team's, does not exist. */
export async function filteredCards(call: Call, { filter, teamId, closedSince, after, first }: FilteredPage): Promise<CardPageView> {
  if (teamId !== null && !call.actor.open.includes(existingId(teamId))) throw notFound();
  const teams = teamId === null ? call.actor.open : [existingId(teamId)];
  const rows = await call.sql<CardRow & { filter_key: string }>(STATEMENTS[filter], [...call.viewer, after, first + 1, teams, ...(filter === 'CLOSED' ? [sinceOf(call, closedSince)] : [])]);
  const last = rows[first - 1];
  return { items: rows.slice(0, first).map(placedCard), endCursor: rows.length > first && last ? last.filter_key : null };
}

function sinceOf(call: Call, since: Date | null): Date {
  if (since === null) throw badInput('closedSince', 'Say since when: what has closed is asked for a day or a month, not for ever.');
  if (call.now.getTime() - since.getTime() > FARTHEST_BACK * 86_400_000) throw badInput('closedSince', `At most ${FARTHEST_BACK} days ago.`);
  return since;
}

// As in cards.ts: the keys first, cut to the page, and only then what a card shows.
const BEFORE = `
with v as (select * from viewer_facts($1, $2)),
k as (
  select t.id, ${PLACES} from v cross join thread t ${CLIENT_OF_THREAD}
  where t.team_id = any($5::uuid[]) and t.team_id = any(v.open)`;
const AFTER = `
page as (select * from f where filter_key > $3 collate "C" order by filter_key collate "C" limit $4)
select ${CARD_COLUMNS}, k.filter_key from v cross join page k ${THREAD_OF_KEY} ${CARD_TABLES}
order by k.filter_key collate "C"`;
const IN_QUEUE = 'f as (select k.*, k.queue_key as filter_key from k where k.queue_key is not null),';

const STATEMENTS: Record<CardFilter, string> = {
  UNCLAIMED: `${BEFORE} and t.state = 'QUEUED'), ${IN_QUEUE} ${AFTER}`,
  HELD_BY_OTHERS: `${BEFORE} and t.state = 'HELD' and t.holder_id <> v.me), ${IN_QUEUE} ${AFTER}`,
  MINE: `${BEFORE} and t.state = 'HELD' and t.holder_id = v.me), ${IN_QUEUE} ${AFTER}`,
  SNOOZED: `${BEFORE} and t.snoozed_until is not null),
f as (select k.*, 'a' || key_up(s.snoozed_until) || k.id as filter_key from k join thread s on s.id = k.id), ${AFTER}`,
  CLOSED: `${BEFORE} and t.state = 'CLOSED' and t.closed_at >= $6),
f as (select k.*, 'a' || key_down(s.closed_at) || k.id as filter_key from k join thread s on s.id = k.id), ${AFTER}`,
};
