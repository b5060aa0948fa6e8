import { useEffect, useRef } from 'react';
import { announce } from '../../ui/announce.tsx';
import { say } from '../../ui/say.ts';
import type { EntryView } from './entry.ts';
import { messageLabel } from './side.ts';
import { useSettled } from './use-settled.ts';

/** So much of a message is read out when it comes; the rest stands in the list. */
const heardAtMost = 200;

/** Says what others write while the thread is open, for those who listen to the screen. */
export function useArrivals(entries: readonly EntryView[], viewer: { id: string; isStaff: boolean }): void {
  const settled = useSettled();
  const last = useRef<string | undefined>(undefined);
  const newest = entries.at(-1);
  useEffect(() => {
    const words = newest && newest.id !== last.current && settled && last.current !== undefined ? heardWords(newest, viewer) : null;
    last.current = newest?.id;
    if (words) announce(words);
  }, [newest, settled, viewer]);
}

function heardWords(entry: EntryView, viewer: { id: string; isStaff: boolean }): string | null {
  if (entry.__typename === 'Message' && entry.author.person?.id !== viewer.id) {
    return say('thread.heard', { name: messageLabel(entry, viewer.isStaff), text: entry.text.slice(0, heardAtMost) });
  }
  if (entry.__typename === 'Note' && entry.writer.id !== viewer.id) {
    return say('thread.heardNote', { name: entry.writer.shortName, text: entry.text.slice(0, heardAtMost) });
  }
  return null;
}
