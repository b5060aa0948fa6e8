import 'reflect-metadata';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compose } from './compose.ts';
import { readConfig, type Config } from './config.ts';
import { openDatabase } from './db/open.ts';
import { closeWithin } from './http/leave.ts';
import { createHttp, listen } from './http/server.ts';
import { changedIn } from './limits.ts';
import { openLog } from './log.ts';
import { runUntilSignal, sentenceOf } from './run-until-signal.ts';

/** The front door: configuration, database, server, and the orderly way out. */
const config = configOrExit();
const log = openLog(config.logLevel);

runUntilSignal(log, async (atEnd) => {
  let ready = false;
  const database = await openDatabase(config, (line) => log.warn('database', { line }));
  atEnd(database.close);

  const webDir = join(import.meta.dirname, '../web');
  const app = await createHttp({ config, log, webDir, isReady: async () => ready && (await database.isUp()) });
  atEnd(async () => {
    ready = false;
    // Whoever still sends or reads gets ten seconds; new ones are refused at once.
    await closeWithin(app, 10_000);
  });

  const documents = readFileSync(join(webDir, '../operations.graphql'), 'utf8');
  const lines = await compose({ app, config, database, log, documents });
  await listen(app, config);
  ready = true;
  greet(lines);
});

function greet(lines: string[]): void {
  const changed = changedIn(config.limits);
  const address = config.publicUrl?.origin ?? `http://localhost:${config.port}`;
  log.info('server.started', { mode: config.mode, port: config.port });
  // A measurement or a test under other limits than the usual ones says so.
  if (changed.length > 0) log.warn('limits.changed', { limits: changed.join(' ') });
  if (config.mode === 'production' && config.trustedProxies.length === 0) {
    log.warn('proxies.none', { hint: "TRUSTED_PROXIES is not set: every caller will seem to have the proxy's address" });
  }
  console.log(['', `  Switchboard  ${address}`, ...lines.map((line) => `  ${line}`), ''].join('\n'));
}

function configOrExit(): Config {
  try {
    return readConfig();
  } catch (error) {
    console.error(`\n${sentenceOf(error)}`);
    process.exit(1);
  }
}
