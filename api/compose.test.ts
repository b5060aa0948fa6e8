import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { expect, inject, test } from 'vitest';
import { compose } from './compose.ts';
import { readConfig } from './config.ts';
import { openOrm, connect } from './db/orm.ts';
import { createHttp } from './http/server.ts';
import { openLog } from './log.ts';
import { freshDatabase } from './test/database.ts';
import { natsServer, startNats } from './test/nats.ts';

/** The whole product on a database, with the settings that somebody would give it. */
async function start(url: string, env: Record<string, string>) {
  const logged: string[] = [];
  const log = openLog('info', (line) => void logged.push(line));
  const config = readConfig({ DEMO: 'empty', ...env });
  const orm = await openOrm(url);
  const app = await createHttp({ config, log, webDir: config.dataDir, isReady: async () => true });
  await compose({ app, config, log, documents: '', database: { orm, connect: () => connect(url), isUp: async () => true, close: () => orm.close(true) } });
  const ready = async () => (await app.inject({ url: '/readyz', headers: { host: `localhost:${config.port}` } })).statusCode;
  return { logged, ready, stop: () => app.close().then(() => orm.close(true)) };
}

test.skipIf(natsServer === null)('servers whose BUS_URL names the same NATS are joined by it, start and stay ready without it, and leave it in order', { timeout: 40_000 }, async () => {
  const nats = await startNats();
  const { url, drop } = await freshDatabase();
  const env = { DATA_DIR: mkdtempSync(join(inject('runFolder'), 'joined-')), BUS_URL: String(nats.url) };
  await nats.stop();
  const both = [await start(url, env), await start(url, env)];
  for (const each of both) {
    await expect.poll(() => each.logged.join(), { timeout: 5_000 }).toContain('"bus.away"');
    expect(await each.ready()).toBe(200);
  }
  await nats.start();
  await expect.poll(() => nats.subjects(), { timeout: 10_000 }).toHaveLength(2);
  const [one, other] = await nats.subjects();
  expect(one).toMatch(/^switchboard\.[0-9a-f]{20}\.organisation$/);
  expect(other).toBe(one);
  for (const each of both) await each.stop();
  await expect.poll(() => nats.connections(), { timeout: 5_000 }).toBe(0);
  expect(both.map((each) => each.logged.filter((line) => line.includes('"bus.away"')).length)).toEqual([1, 1]);
  await nats.stop();
  await drop();
});
