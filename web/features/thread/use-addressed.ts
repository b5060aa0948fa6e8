import { useEffect, useState } from 'react';
import type { EntryView, ThreadView } from './entry.ts';

/** Whoever opens a thread in which a note addresses them begins at that note, the newest if there are several: it is what they were called for. */
export function useAddressed({ mentioned }: ThreadView, entries: readonly EntryView[], viewerId: string, toEntry: (id: string) => void): void {
  const [noteId] = useState(() => (mentioned ? entries.findLast((each) => each.__typename === 'Note' && each.mentions.some(({ id }) => id === viewerId))?.id : undefined));
  useEffect(() => {
    if (noteId !== undefined) toEntry(noteId);
  }, [noteId, toEntry]);
}
