import type { DeskRow } from '../../data/desk.ts';
import { say } from '../../ui/say.ts';

type Card = DeskRow['card'];
type Party = NonNullable<Card['team']>;

/** With whom a client has a conversation: the team, else the person they know by name. */
export function otherSide({ team, people }: Card, viewerId: string): Party | null {
  return team ?? people.find(({ id, kind }) => id !== viewerId && kind !== 'CLIENT') ?? null;
}

/** The newest words, or that it has ended. Who wrote is said where it is not plain from the name above. */
export function newestWords({ state, preview, team, people }: Card, viewerId: string): string {
  if (state === 'CLOSED') return say('contacts.ended');
  if (!preview) return '';
  const { person, team: ofTeam } = preview.author;
  if (preview.text === '') return say('contacts.deleted', { name: (person ?? ofTeam)?.shortName ?? '' });
  if (person?.id === viewerId) return say('contacts.youWrote', { text: preview.text });
  const plain = !person || (!team && people.length <= 2);
  return plain ? preview.text : say('contacts.someoneWrote', { name: person.shortName, text: preview.text });
}
