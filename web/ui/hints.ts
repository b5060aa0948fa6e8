import { useSyncExternalStore } from 'react';

/** What tells a newcomer something once. */
export type Hint = 'desk-keys';

/** Whether it has been read, or done, on this device: then it does not come back. */
export function useHintIsNew(hint: Hint): boolean {
  return useSyncExternalStore(subscribe, () => !read().includes(hint));
}

export function dropHint(hint: Hint): void {
  const dropped = read();
  if (dropped.includes(hint)) return;
  memory = [...dropped, hint];
  try {
    localStorage.setItem(KEPT, memory.join(' '));
  } catch {
    // Full, or refused by the browser: `memory` has it.
  }
  for (const heard of listening) heard();
}

const KEPT = 'sb-hints';
const listening = new Set<() => void>();
let memory: readonly string[] = [];

function read(): readonly string[] {
  try {
    return [...memory, ...(localStorage.getItem(KEPT) ?? '').split(' ')];
  } catch {
    return memory;
  }
}

function subscribe(heard: () => void): () => void {
  listening.add(heard);
  return () => listening.delete(heard);
}
