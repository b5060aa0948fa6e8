import type { Bell, Ring } from '../domain/call.ts';

/** What a listener listens at: one thread, one team's queue, one account's lists, one thread's signals, the firm. */
export type Subject =
  | `thread:${string}`
  | `team:${string}`
  | `account:${string}`
  | `signal:${string}`
  | 'organisation'
  | 'everything';

/** The doorbell of one server. A ring is a hint: whoever hears it reads the database. */
export interface Doorbell extends Bell {
  /** Listens until the returned function is called. */
  listen(subject: Subject, hear: (ring: Ring) => void): () => void;
}

/** In-process: what this server's own deeds changed is heard by this server's listeners, at once and in order. */
export function createDoorbell(): Doorbell {
  const listeners = new Map<Subject, Set<(ring: Ring) => void>>();

  const tell = (subject: Subject, ring: Ring): void => {
    for (const hear of listeners.get(subject) ?? []) hear(ring);
  };

  return {
    ring: (rings) => {
      for (const ring of rings) {
        tell(subjectOf(ring), ring);
        tell('everything', ring);
      }
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

function subjectOf(ring: Ring): Subject {
  switch (ring.on) {
    case 'organisation':
      return 'organisation';
    case 'typing':
    case 'read':
      return `signal:${ring.id}`;
    default:
      return `${ring.on}:${ring.id}`;
  }
}
