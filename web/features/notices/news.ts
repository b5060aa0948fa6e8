import type { NoticeKind } from '../../data/generated.ts';
import type { Known, Lists } from './lists.ts';

/** Something that somebody may want to be told of. All their tabs call it the same. */
export interface News {
  kind: NoticeKind;
  key: string;
  /** Somebody else wrote; otherwise something was done, which may have been one's own deed. */
  byMessage: boolean;
  card: Known;
}

/** What has happened between two moments of somebody's lists. */
export function newsIn(before: Lists, now: Lists, isStaff: boolean): News[] {
  return [...now.cards.values()].flatMap((card) => {
    const was = before.cards.get(card.threadId);
    const byMessage = card.unread > (was?.unread ?? 0) && (was !== undefined || now.unread > before.unread);
    if (isAddressed(card, was, before.at)) return [addressed(card)];
    const kind = kindOf(card, was, { before, now, isStaff, byMessage });
    return kind === null ? [] : [{ kind, byMessage, key: `${kind} ${card.threadId} ${card.lastSeq} ${card.version ?? ''}`, card }];
  });
}

/** A card that stands in no list that is loaded, as in a long queue: that a note addresses somebody there concerns them all the same. */
export function newsBeside({ cards, at }: Lists, card: Known): News | null {
  return !cards.has(card.threadId) && isAddressed(card, undefined, at) ? addressed(card) : null;
}

/** Whether a note has come to address them since: of a card that was not known, since the lists were read. */
function isAddressed({ mentionedAt }: Known, was: Known | undefined, at: string): boolean {
  if (mentionedAt === null) return false;
  const known = was ? was.mentionedAt : at;
  return known === null || Date.parse(mentionedAt) > Date.parse(known);
}

/** Whatever else has happened there in the same moment, one is told of this alone. */
function addressed(card: Known): News {
  return { kind: 'MENTIONED', byMessage: true, key: `MENTIONED ${card.threadId} ${card.mentionedAt}`, card };
}

interface Moments {
  before: Lists;
  now: Lists;
  isStaff: boolean;
  byMessage: boolean;
}

/** A card that was not known is new where its list has grown; otherwise it was only further down. */
function kindOf(card: Known, was: Known | undefined, { before, now, isStaff, byMessage }: Moments): NoticeKind | null {
  if (!isStaff) return byMessage ? 'ANSWERED' : null;
  if (card.waits) return !was?.waits && (was !== undefined || now.waiting > before.waiting) ? 'QUEUED' : null;
  const came = was !== undefined || now.inbox > before.inbox;
  if (card.held) {
    if (!was?.held && came) return 'ASSIGNED';
    return byMessage ? 'HELD' : null;
  }
  if (!card.inInbox) return null;
  return byMessage || (!was?.inInbox && !was?.held && came) ? 'NAMED' : null;
}
