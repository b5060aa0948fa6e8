import type { Config } from '../config.ts';
import type { Database } from '../db/open.ts';
import type { Log } from '../log.ts';

/** What a verb is given. */
export interface Side {
  config: Config;
  log: Log;
  /** Given when somebody wants it to end. */
  signal: AbortSignal;
  /** Opens the database, also beside a running server. It is closed when the verb is done. */
  database(): Promise<Database>;
}

/** One thing that can be done by the side door, without a browser. */
export interface Verb {
  /** Its arguments, as the usage shows them. */
  usage: string;
  /** What it does, in one line. */
  says: string;
  /** It comes to its own end when the signal is given; others are ended then and there. */
  windsDown?: true;
  /** Throws a sentence where it cannot. */
  run(args: string[], side: Side): Promise<void>;
}
