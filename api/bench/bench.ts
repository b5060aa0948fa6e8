import type { Client } from 'pg';
import type { Progress } from '../replay/progress.ts';
import type { Dataset } from './data/dataset.ts';
import type { Generator } from './load/generator.ts';
import type { Result } from './report/line.ts';
import type { Scale } from './scale.ts';
import type { Running } from './servers/start.ts';

/** What a job has at hand: the data, the servers that run, the load generator, and somewhere to say what it is doing. */
export interface Bench {
  scale: Scale;
  dataset: Dataset;
  db: Client;
  generator: Generator;
  servers: { product: Running; raw: Running; apollo: Running; broadcast: Running };
  /** Listeners of the job about idle ones. */
  idle: number;
  /** Where a Chromium is; undefined: there is none. */
  chromium: string | undefined;
  progress: Progress;
  /** Tokens of new sessions, one for each account. */
  sessionsOf(accounts: readonly number[]): Promise<string[]>;
}

/** One measurement. */
export interface Job {
  name: string;
  /** What is measured, for people. */
  says: string;
  run(bench: Bench): Promise<Result>;
}
