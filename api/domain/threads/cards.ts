import type { Call } from '../call.ts';
import { badInput, notFound } from '../errors.ts';
import { existingId } from '../input.ts';
import { CARD_COLUMNS, CARD_TABLES, type CardRow, PLACES, placedCard } from './card-row.ts';
import type { CardPageView, DeskCountsView, DeskQueueView, DeskSnapshotView, PlacedCardView } from './views.ts';

/** Cards of a pane in a snapshot. */
const FIRST = 50;

/** The viewer's lists at one moment: the queues of their teams and their inbox, each with its first 50 cards. */
export async function desk(call: Call): Promise<DeskSnapshotView> {
  const counts = await deskCounts(call);
  const queues = await deskQueues(call);
  const inbox = await cardsOfPane(call, null, '', FIRST);
  return { is: 'DeskSnapshot', queues, inbox, counts, at: new Date() };
}

/** A further page of a queue or of the inbox. A locked queue, or another team's, does not exist. */
export async function cards(call: Call, page: { teamId?: string | null; after: string; first?: number | null }): Promise<CardPageView> {
  const first = page.first ?? FIRST;
  if (!Number.isInteger(first) || first < 1 || first > 100) throw badInput('first', 'Ask for 1 to 100 cards.');
  if (!/^[a-c]\d{14}[0-9a-f-]{36}$/u.test(page.after)) throw badInput('after', 'This is not a cursor of a page of cards.');
  const teamId = page.teamId ? existingId(page.teamId) : null;
  if (teamId !== null && !call.actor.open.includes(teamId)) throw notFound();
  return cardsOfPane(call, teamId, page.after, first);
}

/** These threads as cards, where they stand now. One that is missing in the answer is out of the viewer's reach. */
export async function cardsOfThreads(call: Call, threadIds: string[]): Promise<PlacedCardView[]> {
  const rows = await call.sql<CardRow>(
    `with v as (select * from viewer_facts($1, $2))
     select ${CARD_COLUMNS} from v cross join thread t ${CARD_TABLES}
     cross join lateral (select ${PLACES}) k
     where t.id = any($3::uuid[])`,
    [...call.viewer, threadIds],
  );
  return rows.map(placedCard);
}

/** How many wait and are held in each open queue, and what the inbox has. */
export async function deskCounts(call: Call): Promise<DeskCountsView> {
  const [row] = await call.sql<{ queues: { teamId: string; waiting: number; held: number }[]; inbox: number; unread: number }>(COUNTS, call.viewer);
  return { queues: row?.queues ?? [], inbox: row?.inbox ?? 0, inboxUnread: row?.unread ?? 0 };
}

/** The viewer's own threads that are not closed: those whose every change concerns their inbox. */
export async function inboxThreads(call: Call): Promise<string[]> {
  const rows = await call.sql<{ id: string }>(`${INBOX} select id from inbox where state <> 'CLOSED'`, call.viewer);
  return rows.map((row) => row.id);
}

async function deskQueues(call: Call): Promise<DeskQueueView[]> {
  const teams = await call.sql<{ id: string; code_asked: DeskQueueView['codeAsked']; phone_ending: string | null; open: boolean }>(
    `select a.id, case when a.secure_phone is null then 'NEVER' else a.code_asked end as code_asked,
       right(a.secure_phone, 2) as phone_ending, a.id = any(v.open) as open
     from viewer_facts($1, $2) v join account a on a.id = any(v.teams) order by lower(a.name), a.id`,
    call.viewer,
  );
  const queues: DeskQueueView[] = [];
  for (const team of teams) {
    const page = team.open ? await cardsOfPane(call, team.id, '', FIRST) : { items: [], endCursor: null };
    queues.push({ teamId: team.id, locked: !team.open, phoneEnding: team.phone_ending, codeAsked: team.code_asked, page });
  }
  return queues;
}

/** The keys first, cut to the page, and only then what a card shows: a long list costs what its page does. */
async function cardsOfPane(call: Call, teamId: string | null, after: string, first: number): Promise<CardPageView> {
  const key = teamId === null ? 'inbox_key' : 'queue_key';
  const rows = await call.sql<CardRow>(
    `with v as (select * from viewer_facts($1, $2)),
     k as (
       select t.id, ${PLACES} from v cross join thread t left join account client on client.id = t.client_id
       where ${teamId === null ? MINE : 't.team_id = $5 and t.state in (\'QUEUED\', \'HELD\')'}),
     page as (select * from k where ${key} > $3 collate "C" order by ${key} collate "C" limit $4)
     select ${CARD_COLUMNS} from v cross join page k join thread t on t.id = k.id ${CARD_TABLES}
     order by k.${key} collate "C"`,
    teamId === null ? [...call.viewer, after, first + 1] : [...call.viewer, after, first + 1, teamId],
  );
  const items = rows.slice(0, first).map(placedCard);
  const last = rows[first - 1];
  return { items, endCursor: rows.length > first && last ? last[key] : null };
}

// The threads that can stand in the viewer's inbox.
const MINE = `t.id in (
  select id from thread where holder_id = v.me
  union select p.thread_id from participant p where p.account_id = v.me and p.part in ('CLIENT', 'NAMED')
    and (v.kind = 'CLIENT' or p.to_seq is null))`;

const INBOX = `
with v as (select * from viewer_facts($1, $2)),
inbox as (select t.id, t.state, t.last_seq from v, thread t where ${MINE} and (v.kind = 'CLIENT' or t.state <> 'CLOSED'))`;

const COUNTS = `${INBOX}
select
  (select coalesce(json_agg(json_build_object('teamId', o.team,
      'waiting', (select count(*) from thread q where q.team_id = o.team and q.state = 'QUEUED'),
      'held', (select count(*) from thread q where q.team_id = o.team and q.state = 'HELD'))), '[]')
    from unnest(v.open) o(team)) as queues,
  (select count(*)::int from inbox where state <> 'CLOSED') as inbox,
  (select count(*)::int from inbox i where exists (
    select 1 from thread t, reach(t.id, t.team_id, v.me, v.teams, v.open) w, entry e
    where t.id = i.id and e.thread_id = i.id and e.kind = 'MESSAGE' and e.author_id <> v.me
      and e.pos between w.from_seq and coalesce(w.to_seq, e.pos)
      and e.pos > coalesce((select m.seq from read_mark m where m.thread_id = i.id and m.account_id = v.me), 0))) as unread
from v`;
