import type { SendBlockedFieldsFragment } from './generated.ts';
import type { Mention } from './mentions.ts';
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
  /** What it answers. */
  readonly inReplyTo?: string;
  /** Who is addressed in a note. */
  readonly mentions?: readonly Mention[];
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
  /** `unsure`: the server broke over it, again and again, and may have stored it. */
  | { kind: 'refused'; error: Refusal; unsure?: boolean }
  /** No answer, or one that says nothing: the same id is sent again until there is one. */
  | { kind: 'unknown' };

export type Draft = Pick<OutboxItem, 'clientMessageId' | 'threadId' | 'text' | 'note' | 'lastSeenSeq' | 'force' | 'inReplyTo' | 'mentions' | 'at'>;

export function add(outbox: Outbox, draft: Draft): Outbox {
  return [...outbox, { ...draft, state: 'queued', tries: 0, unsure: false }];
}

/** Now, and after everything that is in the outbox: the order of sending outlives a reload. */
export function later(outbox: Outbox): string {
  const last = outbox.at(-1);
  return new Date(Math.max(Date.now(), last ? Date.parse(last.at) + 1 : 0)).toISOString();
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
  const tried = outbox.find((item) => item.clientMessageId === id && item.state === 'sending');
  // What stands behind it would be told the same, and comes back to its author together with it.
  const alike = tried && outcome.kind === 'refused' && isOver(outcome.error)
    ? outbox.filter((item) => isBehind(outbox, tried, item)).map(({ clientMessageId }) => clientMessageId)
    : [];
  const settled = edit(outbox, id, ['sending'], (item) => {
    switch (outcome.kind) {
      case 'stored':
        return { ...item, state: 'stored', unsure: false };
      case 'blocked':
        return { ...item, state: 'blocked', unsure: false, blocked: outcome.blocked };
      case 'refused':
        return { ...item, state: 'failed', unsure: outcome.unsure ?? false, error: outcome.error };
      case 'unknown':
        return { ...item, state: 'queued', unsure: true };
    }
  });
  return alike.reduce((all, behind) => edit(all, behind, ['queued'], (item) => ({ ...item, ...(outcome.kind === 'refused' && { state: 'failed', error: outcome.error }) })), settled);
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
  return !unsure && (state === 'failed' || state === 'blocked' || (state === 'queued' && tries === 0));
}

/** Whether the composer has it back: something changed since its author looked, or they do not write there any more. */
export function comesBack({ state, error }: Pick<OutboxItem, 'state' | 'error'>): boolean {
  return state === 'blocked' || (state === 'failed' && error !== undefined && isOver(error));
}

/**
 * What its author gets back with one that is taken back: of messages that come back by themselves, those that were to
 * follow it come along, since they stand or fall with it. Empty where it may have been stored already: then only retry is safe.
 */
export function takenBack(outbox: Outbox, id: string): OutboxItem[] {
  const item = outbox.find(({ clientMessageId }) => clientMessageId === id);
  if (!item || !isCertain(item)) return [];
  return comesBack(item) ? [item, ...outbox.filter((other) => isBehind(outbox, item, other) && isCertain(other))] : [item];
}

/** Whether something is to be sent, or is being sent, by whichever tab. */
export function isBusy(outbox: Outbox): boolean {
  return outbox.some(({ state }) => state === 'sending') || ready(outbox).length > 0;
}

/** As another tab has it: new here, or further. */
export function put(outbox: Outbox, item: OutboxItem): Outbox {
  return [...outbox.filter(({ clientMessageId }) => clientMessageId !== item.clientMessageId), item].toSorted((a, b) => a.at.localeCompare(b.at));
}

/** Its author does not write there any more. */
function isOver({ code }: Refusal): boolean {
  return ['THREAD_ENDED', 'FORBIDDEN', 'NOT_FOUND'].includes(code);
}

function isBehind(outbox: Outbox, first: OutboxItem, item: OutboxItem): boolean {
  return item.threadId === first.threadId && item.note === first.note && outbox.indexOf(item) > outbox.indexOf(first);
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
