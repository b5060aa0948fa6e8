import { type Entry, entryOf } from './entry.ts';
import { fromSnapshot, type Lists } from './lists.ts';
import { cards, desk, type DeskSnapshot, type PlacedCard } from './operations/desk.ts';
import { entryPage } from './operations/entries.ts';
import type { Person } from './people/person.ts';

/** Every entry of a thread, oldest first, as somebody is shown them who opens it now. */
export async function fetchEntries(person: Person, threadId: string): Promise<Entry[]> {
  const entries: Entry[] = [];
  let before: string | null = null;
  do {
    const { thread }: { thread: { entries: { items: Parameters<typeof entryOf>[0][]; startCursor: string | null } } } = await person.ask(entryPage, { id: threadId, before });
    entries.unshift(...thread.entries.items.map(entryOf));
    before = thread.entries.startCursor;
  } while (before !== null);
  return entries;
}

/** Somebody's lists to their last page, as they are shown to one who opens them now. */
export async function fetchLists(person: Person): Promise<Lists> {
  const { desk: snapshot } = await person.ask(desk, {});
  const lists = fromSnapshot(snapshot);
  const all = new Map(lists.cards);
  for (const { teamId, after } of unfinished(snapshot)) {
    for (const placed of await furtherCards(person, teamId, after)) all.set(placed.card.id, placed);
  }
  return { ...lists, cards: all };
}

function unfinished({ queues, inbox }: DeskSnapshot): { teamId: string | null; after: string }[] {
  const pages = [{ teamId: null, after: inbox.endCursor }, ...queues.map(({ team, page }) => ({ teamId: team.id, after: page.endCursor }))];
  return pages.flatMap(({ teamId, after }) => (after === null ? [] : [{ teamId, after }]));
}

async function furtherCards(person: Person, teamId: string | null, first: string): Promise<PlacedCard[]> {
  const found: PlacedCard[] = [];
  for (let after: string | null = first; after !== null; ) {
    const { cards: page }: { cards: { items: PlacedCard[]; endCursor: string | null } } = await person.ask(cards, { teamId, after });
    found.push(...page.items);
    after = page.endCursor;
  }
  return found;
}
