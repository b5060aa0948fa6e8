import { useSyncExternalStore } from 'react';
import { makeStore } from '../../data/store.ts';

/** Threads that are chosen for one deed on all of them. */
export type Chosen = ReadonlySet<string>;

export function useChosen(): Chosen {
  return useSyncExternalStore(chosen.listen, chosen.view);
}

/** Whether boxes show on every card: somebody has begun to choose, with one of them or by the list's menu. */
export function useChoosing(): boolean {
  return useSyncExternalStore(begun.listen, begun.view);
}

/** Shows the boxes, for whoever has no pointer to show them with; or hides them again, and lets everything go. */
export function beginChoosing(begins: boolean): void {
  if (begins) begun.set(true);
  else clearChosen();
}

export function currentlyChosen(): Chosen {
  return chosen.view();
}

/** Chooses a thread, or lets it go again. */
export function toggleChosen(threadId: string): void {
  const next = new Set(chosen.view());
  if (!next.delete(threadId)) next.add(threadId);
  last = threadId;
  put(next);
}

/** Chooses all from the one that was pressed last to this one, as they stand in `rows`. Without a last one, this one alone. */
export function chooseUpTo(threadId: string, rows: readonly string[]): void {
  const [from, to] = [rows.indexOf(last ?? ''), rows.indexOf(threadId)];
  if (from === -1 || to === -1) return toggleChosen(threadId);
  put(new Set([...chosen.view(), ...rows.slice(Math.min(from, to), Math.max(from, to) + 1)]));
}

/** Keeps of what is chosen only these. */
export function keepChosen(threadIds: Iterable<string>): void {
  const keep = new Set(threadIds);
  const next = [...chosen.view()].filter((id) => keep.has(id));
  if (next.length < chosen.view().size) put(new Set(next));
}

export function clearChosen(): void {
  last = null;
  put(new Set());
}

function put(next: Chosen): void {
  if (next.size + chosen.view().size > 0) chosen.set(next);
  begun.set(next.size > 0);
}

const begun = makeStore(false);
const chosen = makeStore<Chosen>(new Set());
let last: string | null = null;
