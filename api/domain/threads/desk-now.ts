import { asAvailability, AVAILABILITY, type AvailabilityRow, type AvailabilityView, SAID } from '../accounts/availability.ts';
import { ask, question } from '../asked.ts';
import type { Call, OpenCall } from '../call.ts';
import { CARD_COLUMNS, CARD_TABLES, type CardRow, PLACES, placedCard } from './card-row.ts';
import type { DeskCountsView, PlacedCardView } from './desk-views.ts';

/** Somebody whose lists are looked at: `[session, account]`. */
export type Viewer = Call['viewer'];

/** What of somebody decides which lists they have. Null: it is nobody, or nobody any more. */
export interface DeskOwner {
  me: string;
  kind: 'CLIENT' | 'STAFF';
  teams: string[];
  open: string[];
  /** Whether a person looks, not a program. */
  person: boolean;
  /** Who the colleagues are, in brief: other words when one has come or gone. */
  colleagues: string;
  /** Stands for all that teams have set and lists show: it is another one as soon as anything of it is. */
  settings: string;
}

/** Whose lists these are, for many at once and in their order. */
export async function deskOwners(call: OpenCall, viewers: readonly Viewer[]): Promise<(DeskOwner | null)[]> {
  const rows = await ask<DeskOwner & { n: number }>(call, OWNERS, viewers);
  return inOrder(viewers, rows);
}

/** Some threads as cards of somebody's lists. */
export interface CardsWanted {
  viewer: Viewer;
  threadIds: readonly string[];
}

/**
 * These threads as cards, where they stand now: for many who look at once, in one statement and in their order. One that is
 * missing in an answer is out of that viewer's reach.
 */
export async function cardsOfThreads(call: OpenCall, wanted: readonly CardsWanted[]): Promise<PlacedCardView[][]> {
  const pairs = wanted.flatMap(({ viewer, threadIds }, i) => threadIds.map((threadId) => [...viewer, threadId, i]));
  const rows = await ask<CardRow & { n: number }>(call, CARDS, pairs);
  const cards = wanted.map((): PlacedCardView[] => []);
  for (const row of rows) cards[row.n]?.push(placedCard(row));
  return cards;
}

/** How many wait and are held in each open queue, and what the inbox has: for many at once. Null: of nobody. */
export async function countsOfDesks(call: OpenCall, viewers: readonly Viewer[]): Promise<(DeskCountsView | null)[]> {
  const rows = await ask<{ n: number; queues: DeskCountsView['queues']; inbox: number; unread: number }>(call, COUNTS, viewers);
  return inOrder(viewers, rows).map((row) => row && { queues: row.queues, inbox: row.inbox, inboxUnread: row.unread });
}

/** Somebody of the staff who has said something of themselves. */
export interface ColleaguesWanted {
  viewer: Viewer;
  accountIds: readonly string[];
}

/** What these say of themselves now, for many who ask at once and in their order. Who is no colleague of a viewer's is missing. */
export async function colleaguesOf(call: OpenCall, wanted: readonly ColleaguesWanted[]): Promise<AvailabilityView[][]> {
  const pairs = wanted.flatMap(({ viewer, accountIds }, i) => accountIds.map((accountId) => [...viewer, accountId, i]));
  const rows = await ask<{ n: number; said: AvailabilityRow }>(call, SAYINGS, pairs);
  const found = wanted.map((): AvailabilityView[] => []);
  for (const { n, said } of rows) found[n]?.push(asAvailability(said));
  return found;
}

function inOrder<Row extends { n: number }>(viewers: readonly Viewer[], rows: readonly Row[]): (Row | null)[] {
  const byPlace = new Map(rows.map((row) => [row.n, row]));
  return viewers.map((_, i) => byPlace.get(i + 1) ?? null);
}

/** Each viewer with their number, and what decides what they see; nobody has no row. */
const VIEWERS = `
with v as materialized (select a.n, f.* from asked a cross join lateral viewer_facts(a.session_id, a.account_id) f)`;
const VIEWER = { session_id: 'uuid', account_id: 'uuid' };

/**
 * Whose availability the viewer knows: their own, and that of the members of their teams, suspended ones too, so that a
 * desk does not begin anew when somebody is. A client knows nobody's.
 */
export const COLLEAGUES = `
  select v.me where v.kind = 'STAFF'
  union select o.account_id from team_member o where o.team_id = any(v.teams)`;

// Tags stand on cards, too. Of all teams: whoever is in a thread by name sees the clock of a team that they are not in.
const TEAM_SETTINGS = `concat(
  (select md5(string_agg(concat_ws(' ', id, late_after, over_after, hours), ' ' order by id)) from account where kind = 'TEAM'),
  (select md5(string_agg(concat_ws(' ', id, tint, name), ' ' order by id)) from tag))`;

const OWNERS = question('desk-owners', VIEWER, `${VIEWERS} select v.n::int, v.me, v.kind, v.teams, v.open, v.via is null as person,
  (select md5(string_agg(x.id::text, '' order by x.id)) from (${COLLEAGUES}) x (id)) as colleagues, ${TEAM_SETTINGS} as settings from v`);

const SAYINGS = question('sayings', { ...VIEWER, about: 'uuid', of: 'int' }, `
with d as materialized (select * from asked a),
v as materialized (
  select w.of, f.* from (select distinct d.of, d.session_id, d.account_id from d) w cross join lateral viewer_facts(w.session_id, w.account_id) f)
select v.of as n, ${AVAILABILITY} as said from d join v on v.of = d.of join account a on a.id = d.about ${SAID} where a.id in (${COLLEAGUES})`);

// Whoever looks at several threads is looked up once.
const CARDS = question('cards', { ...VIEWER, thread_id: 'uuid', of: 'int' }, `
with d as materialized (select * from asked a),
v as materialized (
  select w.of, f.* from (select distinct d.of, d.session_id, d.account_id from d) w cross join lateral viewer_facts(w.session_id, w.account_id) f)
select v.of as n, ${CARD_COLUMNS} from d join v on v.of = d.of cross join lateral (select * from thread where id = d.thread_id limit 1) t ${CARD_TABLES}
cross join lateral (select ${PLACES}) k`);

/** One viewer, as `$1` and `$2`. */
export const ONE_VIEWER = `
with v as materialized (select 1 as n, f.* from viewer_facts($1::uuid, $2::uuid) f)`;

/** The threads that can stand in the viewer's inbox. */
export const MINE = `t.id in (
  select id from thread where holder_id = v.me and team_id = any(v.teams)
  union select p.thread_id from participant p where p.account_id = v.me and p.part in ('CLIENT', 'NAMED')
    and (v.kind = 'CLIENT' or p.to_seq is null))`;

// A queue is counted once, however many look at it.
export const QUEUE_COUNTS = `
q as materialized (
  select q.team_id, count(*) filter (where q.state = 'QUEUED') as waiting, count(*) filter (where q.state = 'HELD') as held
  from thread q where q.team_id = any(array(select unnest(v.open) from v)) and q.state in ('QUEUED', 'HELD') group by q.team_id)`;

/** What is counted for each viewer, beside `v` and `QUEUE_COUNTS`. */
export const COUNTED = `
  (select coalesce(json_agg(json_build_object('teamId', o.team, 'waiting', coalesce(q.waiting, 0), 'held', coalesce(q.held, 0)) order by o.place), '[]')
    from unnest(v.open) with ordinality o (team, place) left join q on q.team_id = o.team) as queues, i.inbox, i.unread`;
export const COUNTED_OF = `v cross join lateral (
  select count(*) filter (where t.state <> 'CLOSED')::int as inbox,
    count(*) filter (where exists (
      select 1 from reach(t.id, t.team_id, v.me, v.teams, v.open) w, entry e
      where e.thread_id = t.id and e.kind = 'MESSAGE' and e.author_id <> v.me
        and e.pos between w.from_seq and coalesce(w.to_seq, e.pos)
        and e.pos > coalesce((select m.seq from read_mark m where m.thread_id = t.id and m.account_id = v.me), 0)))::int as unread
  from thread t where ${MINE} and (v.kind = 'CLIENT' or t.state <> 'CLOSED')) i`;

const COUNTS = question('counts', VIEWER, `${VIEWERS},
${QUEUE_COUNTS}
select v.n::int, ${COUNTED}
from ${COUNTED_OF}`);
