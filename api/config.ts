import { existsSync } from 'node:fs';
import { isIP } from 'node:net';
import { resolve } from 'node:path';
import { firstStartKey } from './first-start-key.ts';
import { type Limits, readLimits } from './limits.ts';

export type LogLevel = 'debug' | 'info' | 'warn' | 'error';
export type SmsConfig = { kind: 'outbox' } | { kind: 'http'; url: URL; accountSid: string; authToken: string; from: string };
export type MailConfig = { kind: 'outbox' } | { kind: 'smtp'; url: URL; from: string };

export interface Config {
  /** Demo: everything on this machine, codes in an outbox. Production: real people. */
  mode: 'demo' | 'production';
  /** Of the demo: with its cast and their conversations, or nobody, to be set up from nothing. */
  demo: 'cast' | 'empty';
  /** Null: the embedded Postgres, with its data in dataDir. */
  databaseUrl: string | null;
  dataDir: string;
  /** The NATS servers through which several servers ring each other's doorbells. Empty: this one is alone. */
  bus: URL[];
  host: string;
  port: number;
  /** What links begin with. Null in the demo, where it is the address that the server listens on. */
  publicUrl: URL | null;
  /** From which pages a browser may call. */
  origins: string[];
  /** Whose word about the caller's address counts: addresses or networks. */
  trustedProxies: string[];
  secureCookies: boolean;
  /** For keyed hashes of codes and for sealing seeds; never in the database, so that its dump opens nothing. */
  codeKey: Buffer;
  /** Former ones, newest first: what was sealed with them is still opened. */
  formerCodeKeys: Buffer[];
  sms: SmsConfig;
  mail: MailConfig;
  logLevel: LogLevel;
  limits: Limits;
}

type Env = Record<string, string | undefined>;

/** Says of every setting that is missing or malformed what it should be, all at once. */
export class ConfigProblem extends Error {
  override name = 'ConfigProblem';
  constructor(readonly problems: string[]) {
    super(`Switchboard cannot start with these settings:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`);
  }
}

/**
 * Demo without DATABASE_URL outside production; production is everything else, and there nothing has a default that would
 * be wrong for real people: what is missing is named and the start refused.
 */
export function readConfig(env: Env = environment()): Config {
  const demo = !env.DATABASE_URL && env.NODE_ENV !== 'production';
  const problems: string[] = [];
  const read = reading(env, problems);
  const config = { ...everywhere(read), ...(demo ? inDemo(read) : inProduction(read)) };
  if (problems.length > 0) throw new ConfigProblem(problems);
  if (!demo) return config;

  const { port } = config;
  return { ...config, origins: [`http://localhost:${port}`, `http://127.0.0.1:${port}`], codeKey: firstStartKey(config.dataDir) };
}

/** Of the process; a file .env beside package.json adds what is not set there. */
function environment(): Env {
  if (existsSync('.env')) process.loadEnvFile('.env');
  return process.env;
}

type Read = ReturnType<typeof reading>;
type Everywhere = Pick<Config, 'dataDir' | 'bus' | 'port' | 'logLevel' | 'limits'>;

function everywhere(read: Read): Everywhere {
  return {
    dataDir: resolve(read.optional('DATA_DIR', '.data')),
    bus: read.checked('BUS_URL', 'none', natsServers, 'none, or the NATS that joins several servers, such as nats://user:password@nats.example.com:4222 or tls://…, several of one cluster with commas between') ?? [],
    port: read.checked('PORT', '4000', portNumber, 'a port between 1 and 65535') ?? 0,
    logLevel: read.checked('LOG_LEVEL', 'info', logLevel, 'debug, info, warn or error') ?? 'info',
    limits: read.limits('LIMITS', '{}'),
  };
}

function inDemo(read: Read): Omit<Config, keyof Everywhere> {
  return {
    mode: 'demo',
    demo: read.checked('DEMO', 'cast', demoKind, 'cast, or empty for an organisation to set up from nothing') ?? 'cast',
    databaseUrl: null,
    host: '127.0.0.1',
    publicUrl: null,
    origins: [],
    trustedProxies: [],
    secureCookies: false,
    codeKey: Buffer.alloc(0),
    formerCodeKeys: [],
    sms: { kind: 'outbox' },
    mail: { kind: 'outbox' },
  };
}

function inProduction(read: Read): Omit<Config, keyof Everywhere> {
  const databaseUrl = read.checked('DATABASE_URL', '', postgresUrl, 'the Postgres to use, such as postgres://user:password@host:5432/switchboard');
  const publicUrl = read.checked('PUBLIC_URL', '', httpsUrl, 'the https address that people open, such as https://chat.example.com');
  return {
    mode: 'production',
    demo: 'empty',
    databaseUrl,
    host: read.optional('HOST', '0.0.0.0'),
    publicUrl,
    origins: publicUrl ? [publicUrl.origin] : [],
    trustedProxies: read.checked('TRUSTED_PROXIES', 'none', networks, 'none, or addresses and networks with commas between, such as 10.0.0.0/8,::1') ?? [],
    secureCookies: true,
    codeKey: read.checked('CODE_KEY', '', key, '32 or more random bytes in base64, as `openssl rand -base64 32` makes them') ?? Buffer.alloc(0),
    formerCodeKeys: read.checked('CODE_KEY_FORMER', 'none', keys, 'none, or former values of CODE_KEY with commas between') ?? [],
    sms: {
      kind: 'http',
      url: read.checked('SMS_URL', 'https://api.twilio.com', webUrl, "the address of the SMS provider's message API") ?? new URL('https://api.twilio.com'),
      accountSid: read.required('SMS_ACCOUNT_SID', 'your account at the SMS provider'),
      authToken: read.required('SMS_AUTH_TOKEN', 'the secret of that account'),
      from: read.required('SMS_FROM', 'the number or name that codes are sent from'),
    },
    mail: {
      kind: 'smtp',
      url: read.checked('SMTP_URL', '', smtpUrl, 'the mail server, such as smtps://user:password@mail.example.com') ?? new URL('smtp://localhost'),
      from: read.checked('MAIL_FROM', '', mailbox, 'the sender of mails, such as Switchboard <no-reply@example.com>') ?? '',
    },
  };
}

/** Reads one setting at a time and collects what is wrong, so that nobody has to start ten times to learn ten things. */
function reading(env: Env, problems: string[]) {
  const optional = (name: string, fallback: string): string => env[name]?.trim() || fallback;
  const checked = <T>(name: string, fallback: string, parse: (text: string) => T | null, sentence: string): T | null => {
    const text = optional(name, fallback);
    const value = text ? parse(text) : null;
    if (value === null) problems.push(`${name} ${text ? 'is not usable' : 'is missing'}: it should be ${sentence}.`);
    return value;
  };
  const required = (name: string, sentence: string): string => checked(name, '', (text) => text, sentence) ?? '';
  const limits = (name: string, fallback: string): Limits => {
    const { limits, problems: wrong } = readLimits(optional(name, fallback));
    problems.push(...wrong);
    return limits;
  };
  return { optional, checked, required, limits };
}

function demoKind(text: string): Config['demo'] | null {
  return text === 'cast' || text === 'empty' ? text : null;
}

function portNumber(text: string): number | null {
  const port = Number(text);
  return Number.isInteger(port) && port >= 1 && port <= 65_535 ? port : null;
}

function logLevel(text: string): LogLevel | null {
  return text === 'debug' || text === 'info' || text === 'warn' || text === 'error' ? text : null;
}

function urlOf(text: string, ...protocols: string[]): URL | null {
  const url = URL.parse(text);
  return url && protocols.includes(url.protocol) && url.hostname ? url : null;
}

function postgresUrl(text: string): string | null {
  return urlOf(text, 'postgres:', 'postgresql:') && text;
}

function httpsUrl(text: string): URL | null {
  const url = urlOf(text, 'https:');
  return url?.pathname === '/' && !url.search && !url.hash && !url.username ? url : null;
}

function webUrl(text: string): URL | null {
  return urlOf(text, 'https:', 'http:');
}

function natsServers(text: string): URL[] | null {
  if (text === 'none') return [];
  const list = text.split(',').map((each) => urlOf(each.trim(), 'nats:', 'tls:'));
  return list.every((each) => each !== null && /^\/?$/.test(each.pathname) && !each.search && !each.hash) ? list.filter((each) => each !== null) : null;
}

function smtpUrl(text: string): URL | null {
  return urlOf(text, 'smtp:', 'smtps:');
}

function mailbox(text: string): string | null {
  return /^([^<>\r\n]+ <[^\s<>@]+@[^\s<>@]+>|[^\s<>@]+@[^\s<>@]+)$/.test(text) ? text : null;
}

function key(text: string): Buffer | null {
  const bytes = Buffer.from(text, 'base64');
  const isBase64 = /^[A-Za-z0-9+/_-]+={0,2}$/.test(text);
  return isBase64 && bytes.length >= 32 && new Set(bytes).size > 8 ? bytes : null;
}

function keys(text: string): Buffer[] | null {
  if (text === 'none') return [];
  const list = text.split(',').map((each) => key(each.trim()));
  return list.every((each) => each !== null) ? list : null;
}

function networks(text: string): string[] | null {
  if (text === 'none') return [];
  const list = text.split(',').map((each) => each.trim()).filter(Boolean);
  return list.every(isNetwork) ? list : null;
}

function isNetwork(text: string): boolean {
  const [address = '', bits, ...rest] = text.split('/');
  const version = isIP(address);
  if (version === 0 || rest.length > 0) return false;
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (version === 4 ? 32 : 128));
}
