import type { Doorbell } from '../doorbell.ts';
import { createEars } from '../ears.ts';
import type { PresenceBook } from '../presence.ts';
import { Gathering } from './gathering.ts';
import type { Reading } from './reading.ts';

/** The gatherings of one server: one for each thread that somebody here listens to. */
export interface Gatherings {
  /** Where whoever listens to the thread comes together. `left` is to be called whenever one of them has gone. */
  of(threadId: string): { gathering: Gathering; left(): void };
}

/** A gathering listens at the doorbell for all who are in it, from before the first one reads until the last one has gone. */
export function createGatherings(reading: Reading, bell: Doorbell, presence: PresenceBook): Gatherings {
  const open = new Map<string, { gathering: Gathering; left(): void }>();

  const begin = (threadId: string) => {
    const gathering = new Gathering(threadId, reading, presence);
    const ears = createEars(bell, (ring) => gathering.ring(ring));
    ears.at([`thread:${threadId}`, `signal:${threadId}`, 'organisation']);
    const left = () => {
      if (!gathering.isEmpty || open.get(threadId)?.gathering !== gathering) return;
      ears.close();
      open.delete(threadId);
    };
    const begun = { gathering, left };
    open.set(threadId, begun);
    return begun;
  };

  return { of: (threadId) => open.get(threadId) ?? begin(threadId) };
}
