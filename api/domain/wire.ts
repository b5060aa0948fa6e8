import type { OpenCall } from './call.ts';

/** One statement, prepared once on each connection under its name. */
export interface Statement {
  name: string;
  text: string;
}

/** What is needed of a connection of the driver's. */
export interface Connection {
  query(asked: string | { name: string; text: string; values: unknown[]; query_timeout: number }): Promise<{ rows: unknown[] }>;
  once(event: 'end', hear: () => void): unknown;
  end(): Promise<void>;
}

/** A connection of its own, outside the ORM's pool. */
export interface Wire {
  /** Whether it can be used now. Where not, it is being opened meanwhile; nobody waits for that. */
  isOpen(): boolean;
  /** Runs the statement. Where the connection fails it is given up: whether the statement took effect is unknown then. */
  run<Row>(statement: Statement, values: unknown[]): Promise<Row[]>;
  /** Several statements as one transaction; nothing else may be run on this connection meanwhile. */
  together<T>(work: (run: Wire['run']) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/** What is asked elsewhere as part of a call, over this wire: each statement says its name in its first line. */
export function callOver(wire: Wire): Pick<OpenCall, 'sql'> {
  return { sql: (text, params) => wire.run({ name: /^-- ([a-z-]+)\n/u.exec(text)?.[1] ?? '', text }, [...params]) };
}

/** Milliseconds between two tries to open it. */
const BETWEEN_TRIES = 500;

/** How long an answer is waited for, in milliseconds: Postgres ends a statement before, so who hears nothing is cut off. */
const ANSWER_WITHIN = 6_000;

/**
 * Plans are made once and do not depend on how large the tables were then: what is looked for stands in an index, and
 * groups are small. Nobody waits long for a lock here, because everybody behind would wait too.
 */
const SETTINGS = `set plan_cache_mode = force_generic_plan; set enable_seqscan = off; set enable_hashjoin = off; set enable_mergejoin = off;
  set jit = off; set statement_timeout = 4000; set lock_timeout = 2000`;

const BEGIN = { name: 'begin', text: 'begin' };
const COMMIT = { name: 'commit', text: 'commit' };
const ROLLBACK = { name: 'rollback', text: 'rollback' };

export async function openWire(connect: () => Promise<Connection>, onError: (error: unknown) => void): Promise<Wire> {
  let connection: Connection | null = null;
  let opening: Promise<void> | null = null;
  let notBefore = 0;
  let closed = false;

  const open = async (): Promise<void> => {
    const opened = await connect();
    await opened.query(SETTINGS);
    if (closed) return opened.end();
    opened.once('end', () => connection === opened && (connection = null));
    connection = opened;
  };

  const isOpen = (): boolean => {
    if (connection) return true;
    if (closed || opening || Date.now() < notBefore) return false;
    notBefore = Date.now() + BETWEEN_TRIES;
    opening = open().catch(onError).finally(() => (opening = null));
    return false;
  };

  const giveUp = (broken: Connection): void => {
    if (connection === broken) connection = null;
    broken.end().catch(() => undefined);
  };

  /** All on one connection: a transaction does not go on on another. */
  const runner = (): Wire['run'] => {
    const used = connection;
    return async <Row>({ name, text }: Statement, values: unknown[]) => {
      if (!used || used !== connection) throw new Error('this connection is not open');
      try {
        return (await used.query({ name, text, values, query_timeout: ANSWER_WITHIN })).rows as Row[];
      } catch (error) {
        if (!isOfStatement(error)) giveUp(used);
        throw error;
      }
    };
  };

  isOpen();
  await opening;
  return {
    isOpen,
    run: async (statement, values) => runner()(statement, values),
    together: async (work) => {
      const run = runner();
      await run(BEGIN, []);
      try {
        const done = await work(run);
        await run(COMMIT, []);
        return done;
      } catch (error) {
        await run(ROLLBACK, []).catch(() => undefined);
        throw error;
      }
    },
    close: async () => {
      closed = true;
      await opening;
      await connection?.end();
    },
  };
}

/** Postgres has refused the statement, and the connection goes on. */
function isOfStatement(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return /^[0-9A-Z]{5}$/u.test(code) && !ABOUT_THE_CONNECTION.test(code);
}

/** It is broken or being ended; or what was prepared on it is gone, or is no longer what the tables are. */
const ABOUT_THE_CONNECTION = /^(08|57P|0A000|26000)/u;
