import { say } from '../../ui/say.ts';
import type { DeskItem, Party } from './item.ts';

type Card = DeskItem['card'];
type Tags = NonNullable<Card['tags']>;

/** The three lines of a card, who stands beside them, one face or nobody in particular, and by which tags staff call it. */
export interface CardLines {
  who: string;
  title: string;
  snippet: string;
  face: Party | null;
  tags: Tags;
}

/** A card as the viewer reads it: the client, else the other person, else, in a larger circle, what it is about. */
export function cardLines(card: Card, viewerId: string): CardLines {
  const others = card.people.filter(({ id }) => id !== viewerId);
  const face = card.client ?? (others.length === 1 ? others[0] : undefined) ?? null;
  const snippet = preview(card, face, viewerId);
  const tags = card.tags ?? [];
  if (face) return { who: face.name, title: card.title, snippet, face, tags };
  return { who: card.title, title: others.map(({ shortName }) => shortName).join(', '), snippet, face, tags };
}

/** What its holder waits for, else the newest words. Who wrote them is said, except of the one whose name stands above. */
function preview({ preview: newest, onHold }: Card, face: Party | null, viewerId: string): string {
  if (onHold) return say('desk.onHold', { text: onHold });
  if (!newest) return '';
  const author = newest.author.person ?? newest.author.team;
  if (newest.text === '') return say('desk.deleted', { name: author?.shortName ?? '' });
  if (!author || author.id === face?.id) return newest.text;
  if (author.id === viewerId) return say('desk.youWrote', { text: newest.text });
  return say('desk.someoneWrote', { name: author.shortName, text: newest.text });
}
