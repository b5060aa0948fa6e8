import { useSyncExternalStore } from 'react';

const key = 'switchboard:context';

/** Whether people and details stand beside the thread as a column. One choice for all threads, kept on this device. */
export function useContextOpen(): boolean {
  return useSyncExternalStore(subscribe, () => open);
}

export function setContextOpen(next: boolean): void {
  open = next;
  try {
    localStorage.setItem(key, next ? 'open' : 'shut');
  } catch {
    // Not kept: it is open again with the next visit.
  }
  for (const heard of listening) heard();
}

const listening = new Set<() => void>();
let open = kept();

function subscribe(heard: () => void): () => void {
  listening.add(heard);
  return () => listening.delete(heard);
}

function kept(): boolean {
  try {
    return localStorage.getItem(key) !== 'shut';
  } catch {
    return true;
  }
}
