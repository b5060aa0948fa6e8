import type { Kept } from './kept.ts';
import { makeStore, type Store } from './store.ts';

export type DraftKind = 'message' | 'note';

/** What one account is writing, by thread and kind, kept on this device until it is sent or emptied. */
export type Drafts = Pick<Store<ReadonlyMap<string, string>>, 'listen'> & {
  text: (threadId: string, kind: DraftKind) => string;
  write: (threadId: string, kind: DraftKind, text: string) => void;
};

export function makeDrafts(kept: Kept): Drafts {
  const store = makeStore<ReadonlyMap<string, string>>(kept.read('draft'));

  return {
    listen: store.listen,
    text: (threadId, kind) => store.view().get(nameOf(threadId, kind)) ?? '',
    write(threadId, kind, text) {
      const name = nameOf(threadId, kind);
      const next = new Map(store.view());
      if (text === '') {
        next.delete(name);
        kept.remove('draft', name);
      } else {
        next.set(name, text);
        kept.write('draft', name, text);
      }
      store.set(next);
    },
  };
}

function nameOf(threadId: string, kind: DraftKind): string {
  return `${threadId}.${kind}`;
}
