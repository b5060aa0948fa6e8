interface Ordered {
  party: { kind: string };
  card: { hours?: { open: boolean; changesAt?: string | null } | null };
}

/** Contacts in the order in which a client looks for them: teams that are open, teams by when they open, then people. */
export function inOrder<Contact extends Ordered>(contacts: readonly Contact[]): Contact[] {
  return contacts.toSorted((one, other) => rank(one) - rank(other) || opensAt(one).localeCompare(opensAt(other)));
}

function rank({ party, card }: Ordered): number {
  if (party.kind !== 'TEAM') return 2;
  return card.hours && !card.hours.open ? 1 : 0;
}

function opensAt({ party, card }: Ordered): string {
  if (party.kind !== 'TEAM' || !card.hours || card.hours.open) return '';
  return card.hours.changesAt ?? 'never';
}
