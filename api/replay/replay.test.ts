import { mkdtempSync } from 'node:fs';
import { type AddressInfo, connect, createServer, type Server } from 'node:net';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { compose } from '../compose.ts';
import { readConfig } from '../config.ts';
import { freePort } from '../db/embedded/free-port.ts';
import { connect as connectTo, openOrm } from '../db/orm.ts';
import { createHttp } from '../http/server.ts';
import { openLog } from '../log.ts';
import { freshDatabase } from '../test/database.ts';
import { readOptions } from './options.ts';
import { openDevices } from './people/devices.ts';
import type { Progress } from './progress.ts';
import { replay } from './replay.ts';
import { verdictOf } from './table.ts';

/** The demo, behind a connection that can be told to lose answers. */
let port: number;
let app: FastifyInstance;
let line: Server;
/** Whether every so many an answer is lost, and its connection with it. */
let lossy = false;
/** Milliseconds: whole conversations on a busy machine. */
const PLAYING = 120_000;
const closing: (() => Promise<unknown>)[] = [];
const folder = mkdtempSync(join(inject('runFolder'), 'replay-'));

beforeAll(async () => {
  port = await freePort();
  const log = openLog('error', () => undefined);
  const config = readConfig({ PORT: String(port), DATA_DIR: folder });
  const { url, drop } = await freshDatabase();
  const orm = await openOrm(url);
  const close = () => orm.close(true);
  app = await createHttp({ config, log, webDir: folder, isReady: async () => true });
  await compose({ documents: '', app, config, log, database: { orm, connect: () => connectTo(url), close, isUp: async () => true } });
  await app.listen({ host: '127.0.0.1', port: 0 });
  line = lossyLine((app.server.address() as AddressInfo).port);
  await new Promise<void>((resolve) => line.listen(port, '127.0.0.1', resolve));
  closing.push(close, drop);
});
afterAll(async () => {
  line.close();
  await app.close();
  for (const close of closing) await close();
});

test('conversations are played by everybody’s own sessions, and what everybody heard is what is there', async () => {
  const outcome = await play('--speed', '0', '--count', '5', '--leave-open', '0.5');
  expect(verdictOf(outcome)).toBe(null);
  expect(outcome.conversations).toBe(5);
  expect(outcome.findings.looked.entries).toBeGreaterThan(200);
  expect(outcome.tally).toMatchObject({ again: 0, cutOff: 0 });
  expect(outcome.tally.leftOpen).toBeGreaterThan(0);
}, PLAYING);

test('where answers are lost and streams break again and again, everything still arrives once and in order', async () => {
  lossy = true;
  const outcome = await play('--speed', '0', '--count', '6').finally(() => (lossy = false));
  expect(verdictOf(outcome)).toBe(null);
  expect(outcome.conversations).toBe(6);
  expect(outcome.tally.again).toBeGreaterThan(0);
  expect(outcome.tally.cutOff).toBeGreaterThan(0);
}, PLAYING);

test('who stops it stops it at once, with the conversations as they stand', async () => {
  const stopping = new AbortController();
  const stopped = replay(options('--speed', '1'), devices(), { ...silent, tell: (what) => what.includes('answers') && stopping.abort() }, stopping.signal);
  await expect(stopped).rejects.toThrow('aborted');
}, PLAYING);

test('a server that is no demo, or none at all, is told in a sentence', async () => {
  const none = await freePort();
  await expect(play('--url', `http://127.0.0.1:${none}`)).rejects.toThrow(`Nothing answers at http://127.0.0.1:${none} (ECONNREFUSED).`);

  const config = { ...readConfig({ PORT: String(none), DATA_DIR: folder }) };
  const bare = await createHttp({ config, log: openLog('error', () => undefined), webDir: folder, isReady: async () => true });
  await bare.listen({ host: '127.0.0.1', port: none });
  await expect(play('--url', `http://127.0.0.1:${none}`)).rejects.toThrow('is none: start one with `npm start`').finally(() => bare.close());
});

test('an option that makes no sense is named, with all of them explained', () => {
  expect(() => options('--speed', 'fast')).toThrow('--speed fast is not a number from 0 to 1000.');
  expect(() => options('--count', '1.5')).toThrow('--count 1.5 is not a whole number');
  expect(() => options('--quick')).toThrow('--patience S');
  expect(options('--url', 'http://localhost:4001/demo').server.href).toBe('http://localhost:4001/');
});

const silent: Progress = { begin: () => undefined, at: () => undefined, tell: () => undefined, line: () => undefined, stop: () => undefined };
const options = (...args: string[]) => readOptions(args, port);
const devices = () => openDevices(join(folder, 'replay-devices.json'));

function play(...args: string[]) {
  return replay(options(...args), devices(), silent, new AbortController().signal);
}

/** Of so many pieces that the server sends one is lost: of answers, and of what sockets bring. */
const ONE_OF = { answers: 9, sockets: 70 };

/** Passes everything on, but now and then cuts just before an answer arrives: what was asked for has happened by then. */
function lossyLine(to: number): Server {
  const sent = { answers: 0, sockets: 0 };
  return createServer((caller) => {
    const server = connect(to, '127.0.0.1');
    let kind: keyof typeof sent = 'answers';
    caller.pipe(server);
    server.on('data', (piece: Buffer) => {
      if (piece.subarray(0, 12).equals(Buffer.from('HTTP/1.1 101'))) kind = 'sockets';
      sent[kind] += 1;
      if (lossy && sent[kind] % ONE_OF[kind] === 0) caller.destroy();
      else caller.write(piece);
    });
    server.on('end', () => caller.end());
    for (const [one, other] of [[caller, server], [server, caller]] as const) {
      one.on('error', () => other.destroy());
      one.on('close', () => other.destroy());
    }
  });
}
