import { useState } from 'react';
import type { EntryView, NoteView, ThreadView } from './entry.ts';
import { handoverNote } from './handover.ts';

/** The pinned handover note, and how to put it away. That is remembered on this device, for this account. */
export function useHandover(entries: readonly EntryView[], thread: ThreadView, viewerId: string): { note: NoteView | null; dismiss: () => void } {
  const [dismissed, setDismissed] = useState<string | null>(null);
  const note = handoverNote(entries, thread, viewerId);
  if (!note || note.id === dismissed || wasDismissed(viewerId, note.id)) return { note: null, dismiss() {} };
  return {
    note,
    dismiss() {
      remember(viewerId, note.id);
      setDismissed(note.id);
    },
  };
}

function keyOf(viewerId: string, noteId: string): string {
  return `switchboard:${viewerId}:handover:${noteId}`;
}

/** Where the browser keeps nothing, a note that was put away comes back with the next reload: better than an error. */
function wasDismissed(viewerId: string, noteId: string): boolean {
  try {
    return localStorage.getItem(keyOf(viewerId, noteId)) !== null;
  } catch {
    return false;
  }
}

function remember(viewerId: string, noteId: string): void {
  try {
    localStorage.setItem(keyOf(viewerId, noteId), '1');
  } catch {
    return;
  }
}
