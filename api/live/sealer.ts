import { setTimeout as sleep } from 'node:timers/promises';
import type { Client } from 'pg';
import { AT_ONCE, sealNext, type Sealing, type Sql } from '../domain/audit/seal.ts';

/** Milliseconds between two looks. */
const LOOK_EVERY = 1_000;
const LOCK = 720_012;

/** Seals the audit, one server for all of them. */
export interface Sealer {
  stop(): Promise<void>;
}

export interface SealerParts {
  connect(): Promise<Client>;
  /** Told of the newest seal when it has moved. */
  onSealed?(head: NonNullable<Sealing['head']>): void;
  /** Told once when the work fails, not again until it has succeeded in between. */
  onError(error: unknown): void;
}

/**
 * Of all servers the one that holds the lock seals; it stands on a connection of its own, so it works on when the pool
 * is worn out, and ends with the process, however that ends. The others ask for it once a second.
 */
export function startSealer(parts: SealerParts): Sealer {
  const ending = new AbortController();
  const pause = () => sleep(LOOK_EVERY, undefined, { signal: ending.signal }).catch(() => undefined);
  let failed = false;

  const work = async (): Promise<void> => {
    while (!ending.signal.aborted) {
      try {
        await onOneConnection();
      } catch (error) {
        if (!failed && !ending.signal.aborted) parts.onError(error);
        failed = true;
      }
      await pause();
    }
  };

  const onOneConnection = async (): Promise<void> => {
    const client = await parts.connect();
    try {
      const sql: Sql = async (text, params) => (await client.query(text, [...params])).rows;
      while (!ending.signal.aborted && !(await isOurs(sql))) await pause();
      await seal(sql);
    } finally {
      await client.end().catch(() => undefined);
    }
  };

  const seal = async (sql: Sql): Promise<void> => {
    let now: Sealing = { since: null, head: null, sealed: 0 };
    while (!ending.signal.aborted) {
      now = await sealNext(sql, now);
      failed = false;
      if (now.sealed > 0 && now.head) parts.onSealed?.(now.head);
      if (now.sealed < AT_ONCE) await pause();
    }
  };

  const working = work();
  return {
    stop: async () => {
      ending.abort();
      await working;
    },
  };
}

async function isOurs(sql: Sql): Promise<boolean> {
  const [row] = await sql<{ mine: boolean }>('select pg_try_advisory_lock($1) as mine', [LOCK]);
  return row?.mine === true;
}
