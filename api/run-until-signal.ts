import { setTimeout as sleep } from 'node:timers/promises';
import { describe, type Log } from './log.ts';

type Step = () => Promise<void>;

/** What the way out may take; after that the process ends, and what is committed is safe anyway. */
const PATIENCE = 20_000;

/**
 * Runs `start`, which names as it opens things how each is closed. At the first signal, or if something fails that nobody
 * caught, they are closed in reverse order, once. A signal more than a second later ends at once: npm passes on Ctrl-C to
 * a process that the terminal has told already, so two in the same moment are one.
 */
export function runUntilSignal(log: Log, start: (atEnd: (step: Step) => void) => Promise<void>): void {
  const steps: Step[] = [];
  let ending: number | undefined;
  const started = start((step) => steps.unshift(step)).catch((error: unknown) => {
    if (ending === undefined) fail(error);
  });

  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      if (ending === undefined) void end(0);
      else if (Date.now() - ending > 1000) process.exit(1);
    });
  }
  for (const event of ['uncaughtException', 'unhandledRejection'] as const) {
    process.on(event, (error: unknown) => {
      log.error('process.failed', describe(error));
      void end(1);
    });
  }

  function fail(error: unknown): void {
    console.error(`\n${sentenceOf(error)}`);
    void end(1);
  }

  async function end(code: number): Promise<void> {
    if (ending !== undefined) return;
    ending = Date.now();
    await Promise.race([closeAll(), sleep(PATIENCE)]);
    process.exit(code);
  }

  async function closeAll(): Promise<void> {
    await started; // a signal in the middle of starting: first there is everything, then it is closed
    for (const step of steps) await step().catch((error: unknown) => log.error('closing.failed', describe(error)));
  }
}

/** What we throw ourselves is written for people. Anything else is a mistake of ours, and then its origin is what helps. */
export function sentenceOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const isOurs = error.constructor === Error || error.name === 'ConfigProblem';
  return isOurs ? error.message : (error.stack ?? error.message);
}
