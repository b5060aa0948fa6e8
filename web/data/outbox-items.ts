import type { SendBlockedFieldsFragment } from './generated.ts';
import type { Refusal } from './refusal.ts';

/**
 * A message or note on its way, from the tap on Send until it stands in the thread.
 * - `queued`: waits for its turn, or for the network. - `sending`: no answer yet.
 * - `stored`: the server has it, and it stands in the thread as soon as what came before it does.
 * - `failed`: refused, with `error`. - `blocked`: handed back, because something changed since its author looked.
 */
export type OutboxItem = {
  readonly clientMessageId: string;
  readonly threadId: string;
  readonly text: string;
  readonly note: boolean;
  readonly lastSeenSeq: number;
  readonly force: boolean;
  /** When its author sent it, ISO 8601. */
  readonly at: string;
  readonly state: 'queued' | 'sending' | 'stored' | 'failed' | 'blocked';
  /** Tries since its author last acted on it. */
  readonly tries: number;
  /** A try ended without an answer, and none has decided since: it may have been stored. */
  readonly unsure: boolean;
  readonly blocked?: SendBlockedFieldsFragment;
  readonly error?: Refusal;
};

export type Outbox = readonly OutboxItem[];

/** How a try ended. */
export type Outcome =
  | { kind: 'stored' }
  | { kind: 'blocked'; blocked: SendBlockedFieldsFragment }
  | { kind: 'refused'; error: Refusal }
  /** No answer, or one that says nothing: the same id is sent again until there is one. */
  | { kind: 'unknown' };

export type Draft = Pick<OutboxItem, 'clientMessageId' | 'threadId' | 'text' | 'note' | 'lastSeenSeq' | 'force' | 'at'>;

export function add(outbox: Outbox, draft: Draft): Outbox {
  return [...outbox, { ...draft, state: 'queued', tries: 0, unsure: false }];
}

/**
 * What can be sent now: in each thread the first that waits, while nothing of that thread is being sent, so that
 * messages arrive in the order in which they were written. A message that was handed back holds the messages behind
 * it: what comes after it may not make sense without it. A refused one holds nobody, and notes are held by none.
 */
export function ready(outbox: Outbox): OutboxItem[] {
  const busy = new Set(outbox.filter(({ state }) => state === 'sending').map(({ threadId }) => threadId));
  const held = new Set<string>();
  const next: OutboxItem[] = [];
  for (const item of outbox) {
    if (item.state === 'blocked' && !item.note) held.add(item.threadId);
    if (item.state !== 'queued' || busy.has(item.threadId) || (held.has(item.threadId) && !item.note)) continue;
    busy.add(item.threadId);
    next.push(item);
  }
  return next;
}

export function begin(outbox: Outbox, id: string): Outbox {
  return edit(outbox, id, ['queued'], (item) => ({ ...item, state: 'sending', tries: item.tries + 1 }));
}

export function settle(outbox: Outbox, id: string, outcome: Outcome): Outbox {
  return edit(outbox, id, ['sending'], (item) => {
    switch (outcome.kind) {
      case 'stored':
        return { ...item, state: 'stored', unsure: false };
      case 'blocked':
        return { ...item, state: 'blocked', unsure: false, blocked: outcome.blocked };
      case 'refused':
        return { ...item, state: 'failed', unsure: false, error: outcome.error };
      case 'unknown':
        return { ...item, state: 'queued', unsure: true };
    }
  });
}

/** Sent again as it is, with the same id, so that it cannot double. */
export function retry(outbox: Outbox, id: string, change: { force?: boolean; lastSeenSeq?: number } = {}): Outbox {
  return edit(outbox, id, ['failed', 'blocked'], ({ error: _error, blocked: _blocked, ...item }) => ({
    ...item,
    ...change,
    state: 'queued',
    tries: 0,
  }));
}

/** Whether its author may have the text back: only what is certainly not stored, or it would be sent twice. */
export function isCertain({ state, tries, unsure }: OutboxItem): boolean {
  return state === 'failed' || state === 'blocked' || (state === 'queued' && tries === 0 && !unsure);
}

/** Out of the outbox, by its author. What is being sent cannot be called back. */
export function drop(outbox: Outbox, id: string): Outbox {
  return outbox.filter((item) => item.clientMessageId !== id || item.state === 'sending');
}

/** It stands in the thread, by the answer or by the stream, whichever was first. */
export function arrived(outbox: Outbox, ids: ReadonlySet<string>): Outbox {
  return outbox.some(({ clientMessageId }) => ids.has(clientMessageId))
    ? outbox.filter(({ clientMessageId }) => !ids.has(clientMessageId))
    : outbox;
}

/** As it is found again after a reload: what was being sent may or may not have arrived, and is sent again. */
export function afterReload(item: OutboxItem): OutboxItem {
  return item.state === 'sending' ? { ...item, state: 'queued', unsure: true } : item;
}

/**
 * What a screen shows. A try that follows one without an answer stays `queued` to the eye, or it would flicker with
 * every try while the network is away.
 */
export function shown({ state, tries }: OutboxItem): 'queued' | 'sending' | 'failed' | 'blocked' {
  if (state === 'stored') return 'sending';
  return state === 'sending' && tries > 1 ? 'queued' : state;
}

function edit(outbox: Outbox, id: string, from: readonly OutboxItem['state'][], change: (item: OutboxItem) => OutboxItem): Outbox {
  return outbox.map((item) => (item.clientMessageId === id && from.includes(item.state) ? change(item) : item));
}
