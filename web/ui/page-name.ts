import { useEffect, useSyncExternalStore } from 'react';

let shown: string | null = null;
const heard = new Set<() => void>();

function show(name: string | null): void {
  shown = name;
  for (const each of heard) each();
}

/** What the page in sight is called, for as long as it is drawn. */
export function useNamed(name: string): void {
  useEffect(() => {
    show(name);
    return () => show(null);
  }, [name]);
}

/** What the page in sight calls itself. Null: it has no name of its own, and is called as its place is. */
export function usePageName(): string | null {
  return useSyncExternalStore(listen, () => shown);
}

function listen(hear: () => void): () => void {
  heard.add(hear);
  return () => heard.delete(hear);
}
