import { setTimeout as sleep } from 'node:timers/promises';
import type { Client, Pool, PoolClient } from 'pg';
import type { Limits } from '../limits.ts';

/** Whether the database answers, known without anybody having to wait for it. */
export interface Pulse {
  isUp(): boolean;
  stop(): Promise<void>;
}

/** Milliseconds between two beats, and between two tries while it is away: whoever waits for its return does not wait long. */
const BEAT_EVERY = { up: 1_000, away: 250 };

export interface PulseParts {
  /** A connection of its own, so that it also beats while the pool is worn out. */
  connect(): Promise<Client>;
  limits: Pick<Limits['database'], 'silent'>;
  /** The database says nothing any more, not even that it goes: what waits for it would wait for minutes. */
  onSilence(): void;
  onChange(isUp: boolean): void;
}

/**
 * Asks on a connection of its own once a second. Where that breaks it connects anew, and only if it cannot, or if no
 * answer comes within `silent`, is the database away; that is known at once when Postgres ends, since the connection does.
 */
export function startPulse({ connect, limits, onSilence, onChange }: PulseParts): Pulse {
  const ending = new AbortController();
  let isUp = true;

  const become = (now: boolean) => {
    if (now === isUp || ending.signal.aborted) return;
    isUp = now;
    onChange(now);
  };
  const beating = async (client: Client): Promise<void> => {
    const broken = new Promise<void>((resolve) => client.once('end', resolve));
    try {
      while (!ending.signal.aborted) {
        await soon(client.query('select 1'), limits.silent);
        become(true);
        await Promise.race([sleep(BEAT_EVERY.up, undefined, { signal: ending.signal }).catch(() => undefined), broken]);
      }
    } finally {
      await soon(client.end(), 500).catch(() => undefined);
    }
  };
  const connected = async (): Promise<Client> => {
    const connecting = connect();
    return soon(connecting, limits.silent).catch((error: unknown) => {
      connecting.then((late) => late.end()).catch(() => undefined);
      throw error;
    });
  };
  const work = (async () => {
    while (!ending.signal.aborted) {
      try {
        const client = await connected();
        await beating(client).catch((error: unknown) => error instanceof Silence && Promise.reject(error));
      } catch (error) {
        if (ending.signal.aborted) return;
        if (error instanceof Silence) onSilence();
        // Others may have taken all its connections, while those of the pool are as good as ever.
        if (!isFull(error)) become(false);
        await sleep(BEAT_EVERY.away, undefined, { signal: ending.signal }).catch(() => undefined);
      }
    }
  })();

  return {
    isUp: () => isUp,
    stop: async () => {
      ending.abort();
      await work;
    },
  };
}

/** What is asked of the database while it is away is refused at once, and nobody waits for a connection that cannot come. */
export class DatabaseAway extends Error {
  readonly code = '08006';
  constructor() {
    super('the database is away');
  }
}

/** Stands before the pool: whether connections are given out is for `isUp` to say. Cuts all there are when told to. */
export function guardPool(pool: Pool, isUp: () => boolean): { cutAll(): void } {
  const all = new Set<PoolClient>();
  pool.on('connect', (client) => {
    all.add(client);
    client.once('end', () => all.delete(client));
  });
  const connect = pool.connect.bind(pool) as (callback?: Connected) => Promise<PoolClient> | void;
  pool.connect = ((callback?: Connected) => {
    if (isUp()) return connect(callback);
    return callback ? callback(new DatabaseAway(), undefined, () => undefined) : Promise.reject(new DatabaseAway());
  }) as Pool['connect'];
  return {
    // Their statements fail then and there, and lost.ts gives back their places.
    cutAll: () => all.forEach((client) => streamOf(client)?.destroy()),
  };
}

type Connected = (error: Error | undefined, client: PoolClient | undefined, done: (release?: boolean) => void) => void;

/** The driver's own, which its types keep to themselves: nothing else ends a connection that says nothing. */
function streamOf(client: object): { destroy(): void } | undefined {
  return (client as { connection?: { stream?: { destroy(): void } } }).connection?.stream;
}

class Silence extends Error {}

/** Rejects where it takes longer. An answer that lies ready, while this process was too busy to read it, still counts. */
async function soon<T>(work: Promise<T>, within: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const silence = new Promise<never>((_, reject) => {
    timer = setTimeout(() => setImmediate(() => setImmediate(() => reject(new Silence('no answer')))), within);
  });
  return Promise.race([work, silence]).finally(() => clearTimeout(timer));
}

function isFull(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === '53300';
}
