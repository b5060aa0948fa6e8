import { inboxSections, type InboxFacts, type Section, sectionOrder } from './sections.ts';
import type { Row } from './slots.ts';

/** What a card of the inbox must say to be put in its place. */
export interface InboxRowFacts extends InboxFacts {
  card: InboxFacts['card'] & { id: string; waitingSince?: string | null };
}

/** A row of the inbox: its heading is its section. */
export interface InboxRow extends Row {
  group: Section;
}

/**
 * Every row of the inbox from top to bottom. What one is just taking already has its place under Needs reply, by how
 * long the client has waited: the card lands where it will stand.
 */
export function inboxRows<Item extends InboxRowFacts>(items: readonly Item[], taking: readonly Item[], viewerId: string): InboxRow[] {
  const sections = inboxSections(items, viewerId);
  const here = new Set(items.map(({ card }) => card.id));
  for (const item of taking) {
    if (here.has(item.card.id)) continue;
    const place = sections.needsReply.findIndex(({ card }) => since(card) > since(item.card));
    sections.needsReply.splice(place === -1 ? sections.needsReply.length : place, 0, item);
  }
  return sectionOrder.flatMap((group) => sections[group].map(({ card }) => ({ id: card.id, group })));
}

/** Who does not wait stands below all that do. */
function since({ waitingSince }: InboxRowFacts['card']): string {
  return waitingSince ?? '9999';
}
