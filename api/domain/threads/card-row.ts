import { CLOCK_COLUMNS, clockOf, type ClockRow } from './clock.ts';
import type { CardView, PlacedCardView, PlaceView } from './desk-views.ts';
import { TAG_COLUMNS, TAG_ORDER, type TagView } from './tags.ts';
import type { ThreadState } from './views.ts';

/** A row of `CARD_COLUMNS`. */
export interface CardRow extends ClockRow {
  id: string;
  title: string;
  state: ThreadState;
  team_id: string | null;
  client_id: string | null;
  holder_id: string | null;
  last_seq: number;
  version: number;
  held_since: string | null;
  snoozed_until: string | null;
  on_hold: string | null;
  needs_reply: boolean;
  last_at: string;
  closed_at: string | null;
  /** Null for clients. */
  tags: TagView[] | null;
  preview_text: string | null;
  preview_author_id: string | null;
  preview_team_id: string | null;
  preview_at: string | null;
  /** The viewer is a client, and the thread's team answers as one; the same of the team that the newest message is from. */
  hidden: boolean;
  preview_hidden: boolean;
  reader: 'CLIENT' | 'STAFF';
  last_holder_id: string | null;
  read_up_to: number;
  unread: number;
  mentioned_at: string | null;
  people: string[];
  queue_key: string | null;
  inbox_key: string | null;
}

/** The key of a thread that waits in a queue. */
export const WAITING_KEY = `'a' || key_up(t.waiting_since) || t.id`;

/**
 * Where a thread stands for the viewer, as the sort keys of its places; null: not there. A queue has those that wait
 * (longest first, those without a clock below), then those that are held. An inbox of staff has those held that need
 * a reply (longest first), then those that wait for the client, then those one is in by name, then those snoozed (first to
 * wake first); a client's has all of their threads, newest first. Needs `v` and `t`, with `client` the client's account.
 */
export const PLACES = `
  case when v.kind = 'STAFF' and t.team_id = any(v.open) and t.state in ('QUEUED', 'HELD') then
    case when t.state = 'HELD' then 'c' || key_up(t.held_since) || t.id
      when t.waiting_since is not null and client.status is distinct from 'SUSPENDED' then ${WAITING_KEY}
      else 'b' || key_up(t.last_at) || t.id end end as queue_key,
  case when v.kind = 'CLIENT' then case when t.client_id = v.me then 'a' || key_down(t.last_at) || t.id end
    when t.state = 'CLOSED' then null
    when t.holder_id = v.me and t.snoozed_until is not null then 'd' || key_up(t.snoozed_until) || t.id
    when t.holder_id = v.me then
      case when t.needs_reply then 'a' || key_up(coalesce(t.waiting_since, t.last_at)) else 'b' || key_down(t.last_at) end || t.id
    when exists (select 1 from participant p where p.thread_id = t.id and p.account_id = v.me and p.part = 'NAMED' and p.to_seq is null)
      then 'c' || key_down(t.last_at) || t.id end as inbox_key`;

/**
 * The thread of each key, and the client's account for `PLACES`: by looking up, whatever the planner expects. It cannot know
 * how few keys there are, and would rather read all threads of the firm.
 */
export const THREAD_OF_KEY = 'cross join lateral (select * from thread where id = k.id limit 1) t';
export const CLIENT_OF_THREAD = 'left join lateral (select status from account where id = t.client_id limit 1) client on true';

/** What a card shows. Needs `v`, `t`, `client`, `team`, and `k` with the sort keys. */
export const CARD_COLUMNS = `
  t.id, t.title, t.state, t.team_id, t.client_id, t.holder_id,
  r.readable_seq as last_seq, t.version, t.held_since, t.needs_reply, t.snoozed_until, t.on_hold, t.last_at, t.closed_at,
  case when v.kind = 'STAFF' then coalesce((select json_agg(row_to_json(x)) from (
    select ${TAG_COLUMNS} from tag g where g.id = any(t.tag_ids) order by ${TAG_ORDER}) x), '[]') end as tags,
  case when client.status is distinct from 'SUSPENDED' then t.waiting_since end as waiting_since, ${CLOCK_COLUMNS},
  case when exists (select 1 from reach(t.id, t.team_id, v.me, v.teams, v.open) w
    where t.preview_seq between w.from_seq and coalesce(w.to_seq, t.preview_seq)
      and (t.preview_text = '' or t.preview_change <= coalesce(w.to_change, t.preview_change))) then t.preview_text end as preview_text,
  t.preview_author_id, t.preview_team_id, t.preview_at,
  (v.kind = 'CLIENT' and team.attribution is not distinct from 'TEAM') as hidden,
  (v.kind = 'CLIENT' and spoke.attribution is not distinct from 'TEAM') as preview_hidden, v.kind as reader,
  case when v.kind = 'CLIENT' and t.state = 'QUEUED' then (select g.member_id from engagement g
    where g.thread_id = t.id and g.team_id = t.team_id order by g.started_at desc, g.id desc limit 1) end as last_holder_id,
  coalesce(m.seq, 0) as read_up_to,
  (select count(*) from (select 1 from entry e where e.thread_id = t.id and e.kind = 'MESSAGE' and e.author_id <> v.me
    and e.pos > coalesce(m.seq, 0) and exists (select 1 from reach(t.id, t.team_id, v.me, v.teams, v.open) w
      where e.pos between w.from_seq and coalesce(w.to_seq, e.pos)) limit 99) x)::int as unread,
  case when v.kind = 'STAFF' then (select max(m.at) from entry_mention m where m.account_id = v.me and m.thread_id = t.id and m.seen_at is null) end as mentioned_at,
  array(select p.account_id from participant p where p.thread_id = t.id and p.to_seq is null and p.part = 'NAMED'
    and p.account_id <> v.me
    and (v.kind = 'STAFF' or team.attribution is distinct from 'TEAM'
      or not exists (select 1 from team_member x where x.team_id = t.team_id and x.account_id = p.account_id))
    order by p.joined_at, p.id limit 8) as people,
  k.queue_key, k.inbox_key`;

/** The tables of `CARD_COLUMNS` beyond `v`, `t` and `k`; a thread out of reach has no row. */
export const CARD_TABLES = `
  left join account client on client.id = t.client_id
  left join account team on team.id = t.team_id
  left join account spoke on spoke.id = t.preview_team_id
  left join read_mark m on m.thread_id = t.id and m.account_id = v.me
  cross join lateral (
    select max(coalesce(w.to_seq, t.last_seq)) as readable_seq
    from reach(t.id, t.team_id, v.me, v.teams, v.open) w having count(*) > 0) r`;

/** The card as its reader may know it; the same masking as of the thread itself. */
export function placedCard(row: CardRow): PlacedCardView {
  const places: PlaceView[] = [];
  if (row.queue_key !== null) places.push({ pane: 'QUEUE', teamId: row.team_id, sortKey: row.queue_key });
  if (row.inbox_key !== null) places.push({ pane: 'INBOX', teamId: null, sortKey: row.inbox_key });
  const mentionedAt = row.mentioned_at === null ? null : new Date(row.mentioned_at);
  return { card: cardOf(row), mine: { id: row.id, readUpTo: row.read_up_to, unread: row.unread, mentioned: row.mentioned_at !== null, mentionedAt }, places };
}

function cardOf(row: CardRow): CardView {
  const client = row.reader === 'CLIENT';
  const returned = client && row.state === 'QUEUED' && row.last_holder_id !== null;
  const holderId = row.holder_id ?? (returned ? row.last_holder_id : null);
  return {
    id: row.id,
    title: row.title,
    state: returned ? 'HELD' : row.state,
    teamId: row.team_id,
    clientId: row.client_id,
    holderId: row.hidden ? null : holderId,
    peopleIds: row.people,
    preview: previewOf(row),
    lastSeq: row.last_seq,
    version: client ? null : row.version,
    heldSince: client || row.held_since === null ? null : new Date(row.held_since),
    waitingSince: client || row.waiting_since === null ? null : new Date(row.waiting_since),
    clock: client ? null : clockOf(row),
    snoozedUntil: client || row.snoozed_until === null ? null : new Date(row.snoozed_until),
    onHold: client ? null : row.on_hold,
    needsReply: client ? null : row.needs_reply,
    lastAt: new Date(row.last_at),
    closedAt: row.closed_at === null ? null : new Date(row.closed_at),
    tags: row.tags,
  };
}

function previewOf(row: CardRow): CardView['preview'] {
  if (row.preview_text === null || row.preview_at === null) return null;
  return {
    author: { personId: row.preview_hidden ? null : row.preview_author_id, teamId: row.preview_team_id },
    text: row.preview_text,
    at: new Date(row.preview_at),
  };
}
