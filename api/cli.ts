import 'reflect-metadata';
import { readConfig } from './config.ts';
import { joinDatabase, type Database } from './db/open.ts';
import { openLog } from './log.ts';
import { sentenceOf } from './run-until-signal.ts';
import { backup } from './side/backup.ts';
import { createAdmin } from './side/create-admin.ts';
import { endSessionsOf } from './side/end-sessions.ts';
import { exportThread } from './side/export-thread.ts';
import { migrate } from './side/migrate.ts';
import { replay } from './side/replay.ts';
import { resetFactor } from './side/reset-factor.ts';
import { restore } from './side/restore.ts';
import { seed } from './side/seed.ts';
import { verifyAudit } from './side/verify-audit.ts';
import type { Verb } from './side/verb.ts';

/** The side door: what whoever runs Switchboard does without a browser. */
const verbs: Record<string, Verb> = {
  migrate,
  seed,
  replay,
  'create-admin': createAdmin,
  'end-sessions': endSessionsOf,
  'reset-factor': resetFactor,
  'verify-audit': verifyAudit,
  'export-thread': exportThread,
  backup,
  restore,
};

const [name = '', ...args] = process.argv.slice(2);
const verb = Object.hasOwn(verbs, name) ? verbs[name] : undefined;
if (verb) await run(verb);
else {
  console.error(usage());
  process.exitCode = 1;
}

async function run({ run, windsDown, usage }: Verb): Promise<void> {
  let opening: Promise<Database> | undefined;
  const close = async () => (await opening?.catch(() => undefined))?.close();
  const signal = signalled(windsDown === true ? () => undefined : () => void close().finally(() => process.exit(130)));

  try {
    const config = readConfig();
    const log = openLog(config.logLevel);
    await run(args, { config, log, signal, database: () => (opening ??= joinDatabase(config, (line) => log.warn('database', { line }))) });
  } catch (error) {
    console.error(isAboutArguments(error) ? `${error.message.split('.')[0]}. It takes: ${name} ${usage}` : sentenceOf(error));
    process.exitCode = 1;
  } finally {
    await close();
  }
}

/** Node's own parser of arguments has refused them. */
function isAboutArguments(error: unknown): error is Error {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');
}

/** Given at the first signal. npm repeats what the terminal has sent already, so only one that comes later ends at once. */
function signalled(end: () => void): AbortSignal {
  const ending = new AbortController();
  let since: number | undefined;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (since !== undefined) return void (Date.now() - since > 1000 && process.exit(130));
      since = Date.now();
      ending.abort();
      end();
    });
  }
  return ending.signal;
}

function usage(): string {
  const lines = Object.entries(verbs).map(([verb, { usage, says }]) => `  ${`${verb} ${usage}`.padEnd(40)} ${says}`);
  return ['Usage: node dist/api/cli.js VERB', '', ...lines].join('\n');
}
