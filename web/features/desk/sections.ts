/** What decides in which section of the inbox a card stands. */
export interface InboxFacts {
  card: {
    state: 'QUEUED' | 'HELD' | 'OPEN' | 'CLOSED';
    team?: { id: string } | null;
    holder?: { id: string } | null;
    needsReply?: boolean | null;
    snoozedUntil?: string | null;
  };
}

/** The sections of the inbox, in the order in which they ask for an answer. */
export const sectionOrder = ['needsReply', 'waiting', 'byName', 'snoozed'] as const;

export type Section = (typeof sectionOrder)[number];

/**
 * The inbox by section, each in the order in which the cards came. What one holds needs a reply, waits for the
 * client or is put aside; everything else one is in by name. What is closed has left every desk.
 */
export function inboxSections<Item extends InboxFacts>(items: readonly Item[], viewerId: string): Record<Section, Item[]> {
  const sections: Record<Section, Item[]> = { needsReply: [], waiting: [], byName: [], snoozed: [] };
  for (const item of items) {
    if (item.card.state !== 'CLOSED') sections[sectionOf(item, viewerId)].push(item);
  }
  return sections;
}

function sectionOf({ card }: InboxFacts, viewerId: string): Section {
  if (!card.team || card.holder?.id !== viewerId) return 'byName';
  if (card.snoozedUntil) return 'snoozed';
  return card.needsReply ? 'needsReply' : 'waiting';
}
