import type { Kept } from './kept.ts';
import { parsedMentions } from './mentions.ts';
import { type Outbox, type OutboxItem } from './outbox-items.ts';

/** What this device keeps, in the order of sending: sent before a reload or by another tab, and without an answer yet. */
export function readOutbox(kept: Kept): Outbox {
  return [...kept.read('outbox').values()].flatMap(parsed).toSorted((a, b) => a.at.localeCompare(b.at));
}

/**
 * From one outbox to the next: the device keeps what the server has not answered for, and nothing else. Answers with
 * the ids of what it has no room for.
 */
export function keepOutbox(kept: Kept, before: Outbox, after: Outbox): string[] {
  const open = after.filter(({ state }) => state !== 'stored');
  const ids = new Set(open.map(({ clientMessageId }) => clientMessageId));
  for (const { clientMessageId } of before) if (!ids.has(clientMessageId)) kept.remove('outbox', clientMessageId);
  const unchanged = new Set(before);
  return open
    .filter((item) => !unchanged.has(item) && !kept.write('outbox', item.clientMessageId, JSON.stringify(item)))
    .map(({ clientMessageId }) => clientMessageId);
}

/** What another version of the app has left, or somebody else, is not worth failing for. */
export function parsed(text: string): OutboxItem[] {
  try {
    const item: unknown = JSON.parse(text);
    return isItem(item) ? [{ ...item, ...(item.mentions && { mentions: parsedMentions(item.mentions) }) }] : [];
  } catch {
    return [];
  }
}

function isItem(item: unknown): item is OutboxItem {
  const texts = ['clientMessageId', 'threadId', 'text', 'at', 'state'];
  return typeof item === 'object' && item !== null && texts.every((name) => typeof Reflect.get(item, name) === 'string');
}
