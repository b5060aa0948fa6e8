import type { Bell, Ring } from '../domain/call.ts';

/**
 * What a listener listens at: one thread, one team's queue, one account's lists, what one account or the members of one
 * team say of themselves, one thread's signals, the firm.
 */
export type Subject =
  | `thread:${string}`
  | `team:${string}`
  | `account:${string}`
  | `availability:${string}`
  | `signal:${string}`
  | 'organisation'
  | 'everything';

/** How far the thread that a ring is about had come when it rang. */
export interface Reached {
  seq: number;
  noteNo: number;
  /** How many of its entries' texts were changed or taken back, public ones and notes together. */
  changes: number;
}

/** What listeners are called with. Not every ring is about entries, and then nothing was reached. */
export type Hear = (ring: Ring, reached?: Reached) => void;

/** The doorbell of one server. A ring is a hint: whoever hears it reads the database. */
export interface Doorbell extends Bell {
  /** Listens until the returned function is called. */
  listen(subject: Subject, hear: Hear): () => void;
}

/** The doorbell inside the house: what it is told is heard by this server's listeners and goes nowhere else. */
export interface HouseBell extends Doorbell {
  /** One ring of another server or of the watchman, with what it is known to be about. */
  pass(ring: Ring, reached?: Reached): void;
}

/** In-process: what this server's own deeds changed is heard by this server's listeners, at once and in order. */
export function createDoorbell(): HouseBell {
  const listeners = new Map<Subject, Set<Hear>>();

  const tell = (subject: Subject, ring: Ring, reached?: Reached): void => {
    for (const hear of listeners.get(subject) ?? []) hear(ring, reached);
  };
  const pass = (ring: Ring, reached?: Reached): void => {
    tell(subjectOf(ring), ring, reached);
    tell('everything', ring, reached);
  };

  return {
    pass,
    ring: (rings) => {
      for (const [ring, reached] of withReached(rings)) pass(ring, reached);
    },
    listen: (subject, hear) => {
      const set = listeners.get(subject) ?? new Set();
      set.add(hear);
      listeners.set(subject, set);
      return () => {
        set.delete(hear);
        if (set.size === 0 && listeners.get(subject) === set) listeners.delete(subject);
      };
    },
  };
}

/** The rings of one deed, each with how far its thread had come: the ring of the thread itself says it for the others. */
export function withReached(rings: Ring[]): [Ring, Reached | undefined][] {
  const reached = new Map<string, Reached>();
  for (const ring of rings) if (ring.on === 'thread') reached.set(ring.id, { seq: ring.seq, noteNo: ring.noteNo, changes: ring.changes });
  return rings.map((ring) => [ring, reached.get(threadOf(ring) ?? '')]);
}

/** The thread that has entries or a place in a list to look at. Signals and rights are about no entries. */
export function threadOf(ring: Ring): string | null {
  if (ring.on === 'thread') return ring.id;
  return ring.on === 'team' || ring.on === 'account' ? ring.threadId : null;
}

export function subjectOf(ring: Ring): Exclude<Subject, 'everything'> {
  switch (ring.on) {
    case 'organisation':
      return 'organisation';
    case 'typing':
    case 'read':
    case 'looking':
      return `signal:${ring.id}`;
    case 'notices':
      return `account:${ring.id}`;
    case 'presence':
      return `team:${ring.id}`;
    default:
      return `${ring.on}:${ring.id}`;
  }
}
