import type { ReadyRepliesQuery } from './generated.ts';

export type Ready = NonNullable<ReadyRepliesQuery['thread']['readyReplies']>[number];

/** Those that fit what was typed: by the shortcut's beginning first, then by what stands in the shortcut, the title or the text. */
export function fitting(all: readonly Ready[], query: string): Ready[] {
  const typed = query.toLowerCase();
  if (typed === '') return [...all];
  const rank = ({ reply, text }: Ready) => {
    if (reply.shortcut.startsWith(typed)) return 0;
    if (reply.title.toLowerCase().split(/\s+/u).some((word) => word.startsWith(typed))) return 1;
    return reply.shortcut.includes(typed) || reply.title.toLowerCase().includes(typed) || text.toLowerCase().includes(typed) ? 2 : 3;
  };
  const ranked = all.map((ready) => ({ ready, rank: rank(ready) })).filter((each) => each.rank < 3);
  return ranked.sort((a, b) => a.rank - b.rank).map(({ ready }) => ready);
}
