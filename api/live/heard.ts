import type { Ring } from '../domain/call.ts';
import { type Reached, subjectOf, threadOf } from './doorbell.ts';

/** What has rung here lately, so that nothing rings twice. */
export interface Heard {
  note(ring: Ring, reached: Reached | undefined): void;
  /** Whether everybody at the ring's subject has been told to look since the thread came exactly this far. */
  knows(ring: Ring, reached: Reached): boolean;
  /** One more look has been taken: what rang longest ago is forgotten. */
  age(): void;
}

/** How long it is remembered, in looks. */
const REMEMBERED = 10;

/**
 * Kept by subject, since of one deed a server hears what its own listeners listen at, and a subject that was being
 * subscribed just then stayed silent; and since another server's deed, whose rings were lost, may stand just before a
 * deed of ours that rang for others. Only the very same numbers count as known: a ring from the bus that claims more
 * than there is silences nobody.
 */
export function createHeard(): Heard {
  const rang = new Map<string, Reached & { look: number }>();
  let look = 0;

  return {
    note: (ring, reached) => {
      if (!reached) return;
      const before = rang.get(nameOf(ring));
      rang.set(nameOf(ring), {
        seq: Math.max(before?.seq ?? 0, reached.seq),
        noteNo: Math.max(before?.noteNo ?? 0, reached.noteNo),
        changes: Math.max(before?.changes ?? 0, reached.changes),
        look,
      });
    },
    knows: (ring, reached) => {
      const known = rang.get(nameOf(ring));
      return known?.seq === reached.seq && known.noteNo === reached.noteNo && known.changes === reached.changes;
    },
    age: () => {
      look += 1;
      for (const [name, each] of rang) if (each.look < look - REMEMBERED) rang.delete(name);
    },
  };
}

function nameOf(ring: Ring): string {
  return `${subjectOf(ring)} ${threadOf(ring)}`;
}
