import type { Kept } from './kept.ts';
import { afterReload, type Outbox, type OutboxItem } from './outbox-items.ts';

/** What was sent before a reload and has no answer yet, in the order of sending. */
export function readOutbox(kept: Kept): Outbox {
  return [...kept.read('outbox').values()]
    .flatMap(parsed)
    .map(afterReload)
    .toSorted((a, b) => a.at.localeCompare(b.at));
}

/** From one outbox to the next: the device keeps what the server has not answered for, and nothing else. */
export function keepOutbox(kept: Kept, before: Outbox, after: Outbox): void {
  const open = after.filter(({ state }) => state !== 'stored');
  const ids = new Set(open.map(({ clientMessageId }) => clientMessageId));
  for (const { clientMessageId } of before) if (!ids.has(clientMessageId)) kept.remove('outbox', clientMessageId);
  const unchanged = new Set(before);
  for (const item of open) if (!unchanged.has(item)) kept.write('outbox', item.clientMessageId, JSON.stringify(item));
}

/** What another version of the app has left, or somebody else, is not worth failing for. */
function parsed(text: string): OutboxItem[] {
  try {
    const item: unknown = JSON.parse(text);
    return isItem(item) ? [item] : [];
  } catch {
    return [];
  }
}

function isItem(item: unknown): item is OutboxItem {
  const texts = ['clientMessageId', 'threadId', 'text', 'at', 'state'];
  return typeof item === 'object' && item !== null && texts.every((name) => typeof Reflect.get(item, name) === 'string');
}
