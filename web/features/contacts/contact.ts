import type { ContactFieldsFragment } from '../../data/generated.ts';

/** An account that one may write to, with what it shows of itself. */
export type Contact = ContactFieldsFragment;

/** Contacts in the order in which a client looks for them: teams that are open, teams by when they open, then people. */
export function inOrder(contacts: readonly Contact[]): Contact[] {
  return contacts.toSorted((one, other) => rank(one) - rank(other) || opensAt(one).localeCompare(opensAt(other)));
}

function rank({ party, card }: Contact): number {
  if (party.kind !== 'TEAM') return 2;
  return card.hours && !card.hours.open ? 1 : 0;
}

function opensAt({ party, card }: Contact): string {
  if (party.kind !== 'TEAM' || !card.hours || card.hours.open) return '';
  return card.hours.changesAt ?? 'never';
}
