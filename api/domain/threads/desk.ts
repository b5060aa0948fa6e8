import { asAvailability, AVAILABILITY, type AvailabilityRow, SAID } from '../accounts/availability.ts';
import { hoursAt } from '../accounts/contacts.ts';
import { PARTY_COLUMNS, type PartyView } from '../accounts/find.ts';
import type { Hours } from '../accounts/hours.ts';
import type { ViewerCall } from '../call.ts';
import { unauthenticated } from '../errors.ts';
import { CARD_COLUMNS, CARD_TABLES, type CardRow, CLIENT_OF_THREAD, PLACES, placedCard, THREAD_OF_KEY } from './card-row.ts';
import { COLLEAGUES, COUNTED, COUNTED_OF, MINE, ONE_VIEWER, QUEUE_COUNTS } from './desk-now.ts';
import type { CardPageView, DeskCountsView, DeskQueueView, DeskSnapshotView } from './desk-views.ts';
import { FIRST_KEYS } from './queue-keys.ts';

/** Cards of a pane in a snapshot. */
export const FIRST = 50;
/** One more tells whether there are more. */
const FIRST_AND_ONE = FIRST + 1;
const FIRST_QUEUE_KEYS = FIRST_KEYS.replaceAll('$4', String(FIRST_AND_ONE));

/**
 * The viewer's lists at one moment: the queues of their teams and their inbox, each with its first 50 cards. The statement also
 * says who they are. UNAUTHENTICATED: nobody, or nobody any more.
 */
export async function desk(call: ViewerCall): Promise<DeskSnapshotView> {
  const [row] = await call.sql<DeskRow>(DESK, call.viewer);
  if (!row) throw unauthenticated();
  return {
    is: 'DeskSnapshot',
    queues: row.teams.map((team) => queueOf(team, row.cards.filter(({ pane }) => pane === team.id), call.now)),
    inbox: pageOf(row.cards.filter(({ pane }) => pane === null), 'inbox_key'),
    counts: { queues: row.queues, inbox: row.inbox, inboxUnread: row.unread },
    colleagues: row.colleagues.map(asAvailability),
    at: new Date(),
    named: row.named,
  };
}

/** What fits on a page of rows that are one more than that, where there is more. */
export function pageOf(rows: readonly CardRow[], key: 'queue_key' | 'inbox_key', first = FIRST): CardPageView {
  const last = rows[first - 1];
  return { items: rows.slice(0, first).map(placedCard), endCursor: rows.length > first && last ? last[key] : null };
}

function queueOf({ id, hours, name: _, ...team }: DeskRow['teams'][number], rows: readonly CardRow[], now: Date): DeskQueueView {
  return { ...team, teamId: id, hours: hoursAt(hours, now), page: pageOf(rows, 'queue_key') };
}

interface DeskRow {
  queues: DeskCountsView['queues'];
  inbox: number;
  unread: number;
  teams: (Omit<DeskQueueView, 'teamId' | 'hours' | 'page'> & { id: string; name: string; hours: Hours | null })[];
  cards: (CardRow & { pane: string | null })[];
  colleagues: AvailabilityRow[];
  named: PartyView[];
}

// One statement, prepared once on each connection: planning it takes as long as carrying it out. One viewer and a length that
// is written out, or Postgres expects ten of them and every list whole, and plans anew each time. Of each pane the keys first,
// cut to the page, and only then what a card shows: a long list costs what its page does. Names are looked up one by one, for
// the same reason.
const DESK = `-- desk
${ONE_VIEWER},
${QUEUE_COUNTS},
k as materialized (
  select o.team as pane, x.* from v cross join lateral unnest(v.open) o (team) cross join lateral (${FIRST_QUEUE_KEYS}) x
  union all
  select null::uuid, x.* from v cross join lateral (
    select * from (
      select t.id, ${PLACES} from thread t ${CLIENT_OF_THREAD}
      where ${MINE}) y
    where y.inbox_key is not null order by y.inbox_key collate "C" limit ${FIRST_AND_ONE}) x),
c as (
  select k.pane, ${CARD_COLUMNS} from v cross join k ${THREAD_OF_KEY} ${CARD_TABLES}),
m as (
  select a.id, a.id <> all(v.open) as locked, right(a.secure_phone, 2) as "phoneEnding",
    case when a.secure_phone is null then 'NEVER' else a.code_asked end as "codeAsked", a.hours, lower(a.name) as name
  from v join account a on a.id = any(v.teams))
select ${COUNTED},
  (select coalesce(json_agg(m order by m.name, m.id), '[]') from m) as teams,
  (select coalesce(json_agg(c order by case when c.pane is null then c.inbox_key else c.queue_key end collate "C"), '[]') from c) as cards,
  (select coalesce(json_agg(${AVAILABILITY} order by a.id), '[]') from (${COLLEAGUES}) i (id) cross join lateral (select * from account where id = i.id limit 1) a ${SAID}) as colleagues,
  (select coalesce(json_agg(x), '[]') from (
    select n.* from (
      select unnest(array[c.team_id, c.client_id, c.holder_id, c.last_holder_id, c.preview_author_id, c.preview_team_id] || c.people) as id from c
      union select m.id from m) i cross join lateral (select ${PARTY_COLUMNS} from account a where a.id = i.id limit 1) n) x) as named
from ${COUNTED_OF}`;
