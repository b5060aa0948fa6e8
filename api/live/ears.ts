import type { Ring } from '../domain/call.ts';
import type { Doorbell, Subject } from './doorbell.ts';

/** The subjects that one listener listens at; they come and go with what the listener may see. */
export interface Ears {
  /** Listens at exactly these from now on: keeps what is listened at already. */
  at(subjects: Iterable<Subject>): void;
  add(subject: Subject): void;
  drop(subject: Subject): void;
  close(): void;
}

export function createEars(bell: Doorbell, hear: (ring: Ring) => void): Ears {
  const open = new Map<Subject, () => void>();

  const add = (subject: Subject): void => {
    if (!open.has(subject)) open.set(subject, bell.listen(subject, hear));
  };
  const drop = (subject: Subject): void => {
    open.get(subject)?.();
    open.delete(subject);
  };

  return {
    add,
    drop,
    at: (subjects) => {
      const wanted = new Set(subjects);
      for (const subject of [...open.keys()]) if (!wanted.has(subject)) drop(subject);
      for (const subject of wanted) add(subject);
    },
    close: () => {
      for (const subject of [...open.keys()]) drop(subject);
    },
  };
}
