import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { freePort } from '../../db/embedded/free-port.ts';
import { root, type Running, start } from './start.ts';

/** From where browsers would call: production takes no other. */
export const ORIGIN = 'https://bench.example';

/** Above what a few people could ask, since sixteen senders are measured and not their patience. Printed with every result. */
export const LIMITS = {
  'pace.personPerSecond': 100_000,
  'pace.personBurst': 1_000_000,
  'pace.networkPerSecond': 100_000,
  'pace.networkBurst': 1_000_000,
  'socket.messagesPerSecond': 10_000,
  'socket.socketsOfOne': 10_000,
  'socket.admitPerSecond': 10_000,
  'socket.admitBurst': 20_000,
  'socket.arriving': 1_000,
  'socket.arrivingNext': 20_000,
};

const codeKey = randomBytes(32).toString('base64');

/** The product as it is built, in production, on a database of the bench. */
export async function startProduct(databaseUrl: string, { busUrl, flags = [] }: { busUrl?: string; flags?: string[] } = {}): Promise<Running> {
  const port = await freePort();
  const env = { ...settings(databaseUrl), PORT: String(port), LIMITS: JSON.stringify(LIMITS), ...(busUrl === undefined ? {} : { BUS_URL: busUrl }) };
  return start({ args: [...flags, 'dist/api/main.js'], env, url: `http://127.0.0.1:${port}`, ready: '/readyz' });
}

/** Brings a database of the bench to the newest migration, as whoever runs the product does it. */
export async function migrateByProduct(databaseUrl: string): Promise<void> {
  const child = spawn(process.execPath, ['dist/api/cli.js', 'migrate'], { cwd: root, env: settings(databaseUrl), stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => (said += String(chunk)));
  const code = await new Promise((resolve) => child.once('close', resolve));
  if (code !== 0) throw new Error(`The bench's database could not be migrated: ${said.trim()}`);
}

/** Production asks for everything that real people would need; nothing is sent anywhere in a bench. */
function settings(databaseUrl: string): Record<string, string> {
  return {
    NODE_ENV: 'production',
    DATABASE_URL: databaseUrl,
    PUBLIC_URL: ORIGIN,
    HOST: '127.0.0.1',
    CODE_KEY: codeKey,
    SMS_ACCOUNT_SID: 'bench',
    SMS_AUTH_TOKEN: 'bench',
    SMS_FROM: 'Bench',
    SMTP_URL: 'smtp://127.0.0.1:9',
    MAIL_FROM: 'Bench <bench@bench.example>',
    LOG_LEVEL: 'error',
  };
}
