/** Something that would have been sent, as `GET /dev/outbox.json` tells. */
export interface OutboxItem {
  id: string;
  kind: 'SMS' | 'MAIL';
  /** Number or address. */
  to: string;
  /** Whose that is. */
  toName: string;
  text: string;
  /** The code in `text`. */
  code?: string | null;
  /** Where the mail leads. */
  link?: string | null;
  sentAt: string;
  state: 'works' | 'used' | 'replaced' | 'expired' | 'sent';
  expiresAt?: string | null;
}

/** Newest first, or nothing where there is no outbox. */
export async function readOutbox(): Promise<OutboxItem[] | undefined> {
  const answer = await fetch('/dev/outbox.json', { headers: { accept: 'application/json' } });
  if (answer.status === 404) return undefined;
  if (!answer.ok) throw new Error(`The outbox could not be read: ${answer.status}`);
  const body: { items: OutboxItem[] } = await answer.json();
  return body.items.toSorted((one, other) => other.sentAt.localeCompare(one.sentAt));
}

/** Whether it is what somebody looks for: number, address or name, and one kind or both. */
export function isWanted(item: OutboxItem, sought: string, kind: 'ALL' | OutboxItem['kind']): boolean {
  if (kind !== 'ALL' && item.kind !== kind) return false;
  const plain = (text: string) => text.toLocaleLowerCase().replace(/\s+/g, '');
  return plain(`${item.toName} ${item.to}`).includes(plain(sought));
}

/** What becomes of it by the clock alone, between two looks at the server. */
export function stateAt(item: OutboxItem, now: number): OutboxItem['state'] {
  return item.state === 'works' && item.expiresAt && Date.parse(item.expiresAt) <= now ? 'expired' : item.state;
}
