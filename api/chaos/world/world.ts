import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { removePostgres } from '../../db/embedded.ts';
import { freePort } from '../../db/embedded/free-port.ts';
import { isAlive } from '../../db/embedded/processes.ts';
import { type Bus, startBus } from './bus.ts';
import { type Database, startDatabase } from './database.ts';
import { type Disk, mountDisk, unmountDisk } from './disk.ts';
import { findFaketime } from './faketime.ts';
import { type Firm, foundFirm } from './firm.ts';
import { openPhones, type Phones } from './phones.ts';
import { openProxy, type Proxy } from './proxy.ts';
import { createServer, type Server } from './server.ts';

/** Two servers of the product on one Postgres, a bus between them, a proxy in front of each, and a firm that uses them. */
export interface World {
  firm: Firm;
  servers: readonly Server[];
  proxies: readonly Proxy[];
  database: Database;
  bus: Bus | null;
  disk: Disk | null;
  phones: Phones;
  faketime: string | null;
  origin: string;
  /** What was set otherwise than it usually is, and why nothing is proved less by it. */
  limits: string[];
  end(): Promise<void>;
}

export interface WorldParts {
  /** Where the servers' logs are kept. */
  out: string;
  chance: () => number;
  wantsDisk: boolean;
  /** The nats-server to use, where it is not in a usual place. */
  nats: string | null;
  tell(sentence: string): void;
  onFell(server: number, how: string): void;
}

/** Everybody signs in again and again, from one network: that is all that these let pass. */
const LIMITS = {
  'sms.toOneNumber': 1_000_000, 'sms.fromOneNetwork': 1_000_000, 'sms.toOneCountry': 1_000_000, 'sms.all': 10_000_000,
  'code.sends': 100_000, 'code.sendsFromOneNetwork': 100_000, 'code.wrongAnHour': 100_000,
  'password.tries': 1_000, 'password.triesFromOneNetwork': 1_000_000, 'pace.networkPerSecond': 10_000, 'pace.networkBurst': 100_000,
};

/** In the system's folder for what does not stay; with the number of the process that made it. */
const FOLDER = 'switchboard-chaos-';

/** Opens all of it, and tells what it is at. Whatever was opened is closed again where something cannot be. */
export async function openWorld({ out, chance, wantsDisk, nats, tell, onFell }: WorldParts): Promise<World> {
  await removeLeftBehind();
  const folder = mkdtempSync(join(tmpdir(), `${FOLDER}${process.pid}-`));
  // As root Postgres runs as somebody else, who must reach its data.
  chmodSync(folder, 0o755);
  const closing: (() => unknown)[] = [() => rmSync(folder, { recursive: true, force: true })];
  const end = async () => {
    for (const close of closing.splice(0).reverse()) await (async () => close())().catch(() => undefined);
  };
  try {
    const dataDir = join(folder, 'postgres');
    const disk = wantsDisk ? await mountDisk(dataDir) : null;
    closing.push(() => disk?.unmount());
    tell('Postgres');
    const database = await startDatabase(dataDir);
    closing.push(() => database.end());
    const bus = await startBus(nats);
    closing.push(() => bus?.stop());
    const phones = await openPhones();
    closing.push(() => phones.close());
    tell('the firm');
    const publicUrl = new URL('https://chaos.example');
    const firm = await foundFirm(database.url, publicUrl);

    tell('two servers');
    const env = environmentOf({ database: database.url, bus: bus?.url ?? null, phones: phones.url, publicUrl });
    const faketime = findFaketime();
    const ports = [await freePort(), await freePort()];
    const servers = ports.map((port, index) => createServer({ port, env, folder: out, name: `server-${index}`, faketime, onFell: (how) => onFell(index, how) }));
    closing.push(() => Promise.all(servers.map(async (server) => (server.resume(), server.kill()))));
    await Promise.all(servers.map((server) => server.start()));
    const proxies = await Promise.all(ports.map((port) => openProxy(port, chance)));
    closing.push(() => proxies.map((proxy) => proxy.close()));
    const limits = Object.entries(LIMITS).map(([name, value]) => `${name}=${value}`);
    return { firm, servers, proxies, database, bus, disk, phones, faketime, origin: publicUrl.origin, limits, end };
  } catch (error) {
    await end();
    throw error;
  }
}

/** A run that was killed could not clean up: the next one does it, as far as it is its own user's. */
async function removeLeftBehind(): Promise<void> {
  for (const entry of readdirSync(tmpdir())) {
    const pid = entry.startsWith(FOLDER) ? Number.parseInt(entry.slice(FOLDER.length), 10) : Number.NaN;
    if (Number.isNaN(pid) || isAlive(pid)) continue;
    const folder = join(tmpdir(), entry);
    await removePostgres(join(folder, 'postgres')).catch(() => undefined);
    unmountDisk(join(folder, 'postgres'));
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Of the servers: as in production, and nothing of what this process was given. */
function environmentOf({ database, bus, phones, publicUrl }: { database: string; bus: string | null; phones: string; publicUrl: URL }): Record<string, string> {
  return {
    NODE_ENV: 'production', HOST: '127.0.0.1', LOG_LEVEL: 'info', PUBLIC_URL: publicUrl.origin, DATABASE_URL: database,
    CODE_KEY: randomBytes(32).toString('base64'), SMS_URL: phones, SMS_ACCOUNT_SID: 'chaos', SMS_AUTH_TOKEN: 'chaos', SMS_FROM: 'Switchboard',
    // Nobody is written to by mail in a run.
    SMTP_URL: 'smtp://127.0.0.1:9', MAIL_FROM: 'Switchboard <no-reply@chaos.example>', LIMITS: JSON.stringify(LIMITS),
    ...(bus === null ? {} : { BUS_URL: bus }),
  };
}
