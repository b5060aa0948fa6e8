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
    const kind = kindOf(card, was, { before, now, isStaff, byMessage });
    return kind === null ? [] : [{ kind, byMessage, key: `${kind} ${card.threadId} ${card.lastSeq} ${card.version ?? ''}`, card }];
  });
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
