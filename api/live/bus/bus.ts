import { createHmac } from 'node:crypto';
import { describe, type Log } from '../../log.ts';
import { type HouseBell, withReached } from '../doorbell.ts';
import { createInterest } from './interest.ts';
import { openLine } from './line.ts';
import { createWire, nameOf } from './wire.ts';

/** The doorbell of several servers. */
export interface Bus extends HouseBell {
  /** Whether the other servers are heard through it at this moment. */
  isThere(): boolean;
  /** What was rung last goes out first, for a second at most. */
  close(): Promise<void>;
}

export interface BusParts {
  house: HouseBell;
  /** NATS servers of one cluster. */
  servers: URL[];
  /** What all servers of this deployment know, and nobody else. */
  key: Buffer;
  log: Log;
  /** Where it is not the usual one: how long a subject stays subscribed without a listener. */
  grace?: number;
}

/**
 * Rings in the house at once and in order, as without a bus, and tells the other servers, by subject: each hears what its
 * own listeners listen at, and nobody hears their own. A hint, no more: without NATS the server starts, works and ends,
 * what is rung meanwhile is not kept, and the watchmen find it. When it is there (again), everybody looks.
 */
export function openBus({ house, servers, key, log, grace }: BusParts): Bus {
  const prefix = prefixOf(key);
  const wire = createWire(derived(key, 'rings'));
  const hear = (subject: string, words: Uint8Array): void => {
    const name = subject.slice(prefix.length + 1);
    const heard = wire.ringIn(name, words);
    if (!heard) return log.warn('bus.unreadable', { of: name.split('.', 1)[0], count: words.length });
    try {
      house.pass(heard.ring, heard.reached);
    } catch (error) {
      // The fault of a listener, which must not end the hearing of all.
      log.error('bus.failed', describe(error));
    }
  };
  const line = openLine({ servers, log, hear, onThere: () => house.pass({ on: 'organisation' }) });
  const interest = createInterest({ begin: line.listen, end: line.deafen, ...(grace === undefined ? {} : { grace }) });

  return {
    isThere: line.isThere,
    pass: house.pass,
    ring: (rings) => {
      house.ring(rings);
      for (const [ring, reached] of withReached(rings)) {
        const { subject, words } = wire.wordsOf(ring, reached);
        line.say(`${prefix}.${subject}`, words);
      }
    },
    listen: (subject, hear) => {
      const deaf = house.listen(subject, hear);
      const name = nameOf(subject);
      if (name === null) return deaf;
      interest.add(`${prefix}.${name}`);
      let listening = true;
      return () => {
        deaf();
        if (listening) interest.drop(`${prefix}.${name}`);
        listening = false;
      };
    },
    close: async () => {
      interest.stop();
      await line.close();
    },
  };
}

/**
 * What the subjects of one deployment begin with, so that two on one NATS do not hear each other. From the key that all
 * its servers have and nobody else: who only knows NATS cannot guess where to ring.
 */
export function prefixOf(key: Buffer): string {
  return `switchboard.${derived(key, 'subjects').toString('hex', 0, 10)}`;
}

function derived(key: Buffer, what: string): Buffer {
  return createHmac('sha256', key).update(`bus: ${what}`).digest();
}
