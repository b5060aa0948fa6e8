import { type Waits, waitsOf } from '../measure/percentile.ts';
import { dialectOf, type ServerAt } from './dialect.ts';
import { openHttpLine } from './http-line.ts';
import { documentOf } from './operations.ts';

export interface Read extends Waits {
  bytes: number;
  /** How often the word that was to be counted stands in the answer. */
  found: number;
  refusal: string | null;
}

/** Asks the same again and again, one after the other, on a machine with nothing else to do. `warm` more come first and do not count. */
export async function read({ server, token, body, times, warm, counting = '' }: { server: ServerAt; token: string; body: string; times: number; warm: number; counting?: string }): Promise<Read> {
  const line = await openHttpLine(server, token);
  const waits: number[] = [];
  let answer = '';
  for (let i = 0; i < warm + times; i++) {
    const asked = performance.now();
    answer = await line.ask(body, dialectOf(server.kind).paths.send);
    if (i >= warm) waits.push(performance.now() - asked);
  }
  line.close();
  const found = counting === '' ? 0 : answer.split(counting).length - 1;
  return { ...waitsOf(waits), bytes: Buffer.byteLength(answer), found, refusal: answer.includes('"errors"') || answer.includes('"error"') ? answer.slice(0, 300) : null };
}

/** What the web app asks, as a body. */
export async function bodyOf({ operation, variables }: { operation: string; variables: object }): Promise<string> {
  return JSON.stringify({ operationName: operation, query: documentOf(operation), variables });
}

interface Page {
  data?: { thread?: { entries?: { startCursor: string | null } } };
}

/** Leafs back as somebody would, page by page, and answers with the cursor of the last but one: what comes before it is that page. */
export async function leafBack({ server, token, threadId, pages }: { server: ServerAt; token: string; threadId: string; pages: number }): Promise<string> {
  const line = await openHttpLine(server, token);
  const first = await bodyOf({ operation: 'Thread', variables: { id: threadId } });
  let cursor = cursorIn(await line.ask(first));
  const earlier = documentOf('EarlierEntries');
  for (let page = 2; page < pages && cursor !== null; page++) {
    cursor = cursorIn(await line.ask(JSON.stringify({ operationName: 'EarlierEntries', query: earlier, variables: { id: threadId, before: cursor } })));
  }
  line.close();
  if (cursor === null) throw new Error(`The conversation has no ${pages} pages.`);
  return cursor;
}

function cursorIn(answer: string): string | null {
  const { data } = JSON.parse(answer) as Page;
  if (!data?.thread?.entries) throw new Error(`No page came: ${answer.slice(0, 300)}`);
  return data.thread.entries.startCursor;
}

/** Leafs through a team's queue to its end: how many pages it has, and the cursors of its second and its last. */
export async function leafQueue({ server, token, teamId }: { server: ServerAt; token: string; teamId: string }): Promise<{ first: string; last: string; pages: number }> {
  const line = await openHttpLine(server, token);
  const { data } = JSON.parse(await line.ask(await bodyOf({ operation: 'DeskLists', variables: {} }))) as { data?: { desk: { queues: { team: { id: string }; page: { endCursor: string | null } }[] } } };
  const begun = data?.desk.queues.find(({ team }) => team.id === teamId)?.page.endCursor;
  if (!begun) throw new Error('The queue has no second page.');
  const query = documentOf('Cards');
  let [last, pages] = [begun, 2];
  for (;;) {
    const answer = JSON.parse(await line.ask(JSON.stringify({ operationName: 'Cards', query, variables: { teamId, after: last } }))) as { data?: { cards: { endCursor: string | null } } };
    if (!answer.data) throw new Error(`No page came: ${JSON.stringify(answer).slice(0, 300)}`);
    if (answer.data.cards.endCursor === null) break;
    last = answer.data.cards.endCursor;
    pages += 1;
  }
  line.close();
  return { first: begun, last, pages };
}
