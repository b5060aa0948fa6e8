import type { Call } from '../call.ts';
import { badInput, notFound } from '../errors.ts';
import { existingId } from '../input.ts';
import { CARD_COLUMNS, CARD_TABLES, type CardRow, CLIENT_OF_THREAD, PLACES, THREAD_OF_KEY } from './card-row.ts';
import { FIRST, pageOf } from './desk.ts';
import { MINE } from './desk-now.ts';
import { type CardFilter, filteredCards } from './filtered-cards.ts';
import type { CardPageView } from './desk-views.ts';
import { FIRST_KEYS, FURTHER_KEYS } from './queue-keys.ts';

export interface CardsAsked {
  teamId?: string | null;
  filter?: CardFilter | null;
  closedSince?: Date | null;
  after?: string | null;
  first?: number | null;
}

/** A page of a queue, of the inbox, or of what a filter leaves of the queues. A locked queue, or another team's, does not exist. */
export async function cards(call: Call, page: CardsAsked): Promise<CardPageView> {
  const first = page.first ?? FIRST;
  const after = page.after ?? '';
  if (!Number.isInteger(first) || first < 1 || first > 100) throw badInput('first', 'Ask for 1 to 100 cards.');
  if (after !== '' && !/^[a-d]\d{14}[0-9a-f-]{36}$/u.test(after)) throw badInput('after', 'This is not a cursor of a page of cards.');
  if (page.filter) return filteredCards(call, { filter: page.filter, teamId: page.teamId ?? null, closedSince: page.closedSince ?? null, after, first });
  const teamId = page.teamId ? existingId(page.teamId) : null;
  if (teamId !== null && !call.actor.open.includes(teamId)) throw notFound();
  return cardsOfPane(call, teamId, after, first);
}

/** The viewer's own threads that are not closed: those whose every change concerns their inbox. */
export async function inboxThreads(call: Call): Promise<string[]> {
  const rows = await call.sql<{ id: string }>(`${INBOX} select id from inbox where state <> 'CLOSED'`, call.viewer);
  return rows.map((row) => row.id);
}

/** A page of a queue, or, without a team, of the inbox. */
async function cardsOfPane(call: Call, teamId: string | null, after: string, first: number): Promise<CardPageView> {
  if (teamId === null) return pageOf(await call.sql<CardRow>(PAGE_OF_INBOX, [...call.viewer, after, first + 1]), 'inbox_key', first);
  const rows = await call.sql<CardRow>(after === '' ? FIRST_OF_QUEUE : FURTHER_OF_QUEUE, [...call.viewer, after, first + 1, teamId]);
  return pageOf(rows, 'queue_key', first);
}

// The keys first, cut to the page, and only then what a card shows: a long list costs what its page does.
const READER = 'with v as materialized (select * from viewer_facts($1, $2))';
const CARDS = `select ${CARD_COLUMNS} from v cross join page k ${THREAD_OF_KEY} ${CARD_TABLES}`;
const FIRST_OF_QUEUE = `${READER},
page as (select x.* from v cross join (select $5::uuid as team, $3::text) o cross join lateral (${FIRST_KEYS}) x)
${CARDS} order by k.queue_key collate "C"`;
const FURTHER_OF_QUEUE = `${READER},
page as (select x.* from v cross join (select $5::uuid as team, $3::text as after) o cross join lateral (${FURTHER_KEYS}) x)
${CARDS} order by k.queue_key collate "C"`;
const PAGE_OF_INBOX = `${READER},
page as (
  select * from (select t.id, ${PLACES} from v cross join thread t ${CLIENT_OF_THREAD} where ${MINE}) y
  where y.inbox_key > $3 collate "C" order by y.inbox_key collate "C" limit $4)
${CARDS} order by k.inbox_key collate "C"`;

const INBOX = `
with v as (select * from viewer_facts($1, $2)),
inbox as (select t.id, t.state, t.last_seq from v, thread t where ${MINE} and (v.kind = 'CLIENT' or t.state <> 'CLOSED'))`;
