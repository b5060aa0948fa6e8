import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Waits, waitsOf } from '../measure/percentile.ts';
import { SENDERS, THREADS, THREADS_OF_ONE } from '../plan.ts';
import { SEND } from './statements.ts';

/**
 * Floor (a) by Postgres' own tool, where the system has one: the same statement on the same threads, without any Node. The
 * package that brings Postgres brings no pgbench, so mostly there is none. Sends a second; null: there is none here.
 */
export async function sendByPgbench({ url, seconds }: { url: string; seconds: number }): Promise<(Waits & { perSecond: number }) | null> {
  const folder = mkdtempSync(join(tmpdir(), 'switchboard-pgbench-'));
  const script = join(folder, 'send.sql');
  writeFileSync(script, SCRIPT);
  const args = ['-n', '-M', 'prepared', '-c', String(SENDERS), '-j', '2', '-T', String(seconds), '-f', script];
  const { pathname, port, hostname, username, password } = new URL(url);
  const env = { PATH: '/usr/local/bin:/usr/bin:/bin:/opt/homebrew/bin', PGHOST: hostname, PGPORT: port, PGUSER: username, PGPASSWORD: decodeURIComponent(password), PGDATABASE: pathname.slice(1) };
  const child = spawn('pgbench', args, { env, stdio: ['ignore', 'pipe', 'ignore'] });
  let said = '';
  child.stdout.on('data', (chunk: Buffer) => (said += String(chunk)));
  const code = await new Promise((resolve) => child.once('error', () => resolve(null)).once('close', resolve));
  rmSync(folder, { recursive: true, force: true });
  const [, perSecond] = /tps = ([\d.]+)/.exec(said) ?? [];
  return code !== 0 || perSecond === undefined ? null : { ...waitsOf([]), perSecond: Number(perSecond) };
}

/** What the statement is given, as expressions; the device's id of a variable, since what is drawn anew for each row finds no index. */
const GIVEN: Record<string, string> = {
  $1: `('01900000-0000-7000-8002-' || lpad(to_hex(:thread::int), 12, '0'))::uuid`,
  $2: `(select client_id from thread where id = ('01900000-0000-7000-8002-' || lpad(to_hex(:thread::int), 12, '0'))::uuid)`,
  $3: `md5(:device::text || :thread::text)::uuid`,
  $4: `'I am asking the receiving bank where it is and will write again before noon.'`,
  $5: '1',
  $6: 'null::uuid',
  $7: '1',
  $8: '(select rights from organisation)',
  $9: 'uuidv7()',
  $10: 'true',
};

const SCRIPT = [
  `\\set thread random(${THREADS.sending}, ${THREADS.sending + SENDERS * THREADS_OF_ONE - 1})`,
  '\\set device random(1, 9000000000000000)',
  `${SEND.replace(/\$\d+/g, (name) => GIVEN[name] ?? name).replaceAll('\n', ' ')};`,
].join('\n');
