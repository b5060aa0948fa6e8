import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import type { FastifyInstance } from 'fastify';
import { createClient, type Client } from 'graphql-ws';
import { WebSocket } from 'ws';
import type { Config } from '../config.ts';
import { type CreateApiToken, createApiToken } from '../domain/access/create-api-token.ts';
import { openSession } from '../domain/access/session.ts';
import { type Recognition, recognitionOneByOne } from '../domain/access/recognition.ts';
import { type Door, SIDE_DOOR } from '../domain/call.ts';
import { createSending, type Sending } from '../domain/messages/sending.ts';
import type { Outside } from '../domain/outside.ts';
import type { Stored } from '../graphql/admit/stored.ts';
import { buildContract } from '../graphql/contract.ts';
import { addAuditCsv } from '../http/audit-csv.ts';
import { createFilePaces } from '../http/file-paces.ts';
import { mountGraphql } from '../http/graphql.ts';
import { addImages } from '../http/images.ts';
import { addImports } from '../http/imports.ts';
import { addTranscript } from '../http/transcript.ts';
import { createHttp } from '../http/server.ts';
import { type Limits, STANDARD } from '../limits.ts';
import type { HouseBell } from '../live/doorbell.ts';
import { createLive } from '../live/live.ts';
import { type Log, openLog } from '../log.ts';
import { type Name, openWorld, type World } from './world.ts';

export type { Name };

export const ORIGIN = 'https://switchboard.test';

export interface Answer {
  status: number;
  headers: Headers;
  data: unknown;
  /** A value inside data, by its path: `thread.entries.items.0.text`. */
  at(path: string): unknown;
  errors: { message: string; path?: (string | number)[]; extensions: { code: string; path?: string; seconds?: number } }[] | undefined;
  /** As it came. */
  text: string;
}

/** A door, served: real HTTP, real sockets, and everything that was logged or sent. */
export interface Service {
  app: FastifyInstance;
  url: string;
  /** What the log says, line by line. */
  logged: string[];
  /** What went to phones and mailboxes. */
  sent: { to: string; text: string; code?: string; link?: string }[];
  ask(cookie: string | null, query: string, variables?: Record<string, unknown>): Promise<Answer>;
  /** Asks with the secret of an API token, as a program does: no cookie, no origin. */
  askWith(secret: string, query: string, variables?: Record<string, unknown>): Promise<Answer>;
  /** Any request to /graphql. */
  post(body: BodyInit, headers?: Record<string, string>): Promise<Answer>;
  /** A graphql-ws client over the cookie's session. */
  client(cookie: string): Client;
  /** The same with an API token. */
  clientWith(secret: string): Client;
  /** A bare socket, for what a client would never send. */
  bare(options?: { cookie?: string | null; bearer?: string | null; origin?: string | null; protocol?: string | string[] }): WebSocket;
  close(): Promise<void>;
}

/** The world of the tests, served. */
export interface Served extends Service {
  world: World;
  /** A Cookie header of a fresh session of somebody. */
  signedIn(name: Name): Promise<string>;
  /** The secret and id of a new API token of somebody. */
  token(name: Name, given: Omit<CreateApiToken, 'name'>): Promise<{ id: string; secret: string }>;
}

export async function openServed(stored: Stored | null = null, limits: Limits = UNHURRIED, join?: (house: HouseBell) => HouseBell): Promise<Served> {
  const world = await openWorld({ join });
  const service = await serve(world, stored, limits);
  return {
    ...service,
    world,
    signedIn: async (name) => {
      const kind = name === 'chloe' || name === 'hana' ? 'CLIENT' : 'STAFF';
      const { sessionToken } = await world.door.actOpen(SIDE_DOOR, (call) =>
        openSession(call, { id: world.id[name], kind }, { deviceToken: null, formerSessionId: null, agent: 'test' }),
      );
      return `sb_session=${sessionToken}`;
    },
    token: async (name, given) => {
      const { token, secret } = await world.as(name, (call) => createApiToken(call, { name: 'A program', ...given }));
      return { id: token.id, secret };
    },
    close: async () => {
      await service.close();
      await world.close();
    },
  };
}

/** `stored`: what clients may ask; null: anything, so that tests can look closely. */
export async function serve({ door, bell, sending = createSending(door, null), recognition = recognitionOneByOne(door), isReady = async () => true }: { door: Door; bell: HouseBell; sending?: Sending; recognition?: Recognition; isReady?: () => Promise<boolean> }, stored: Stored | null = null, limits: Limits = UNHURRIED): Promise<Service> {
  const config = { ...CONFIG, limits };
  const logged: string[] = [];
  const log: Log = openLog('debug', (line) => void logged.push(line));
  const sent: Service['sent'] = [];
  const keep = async (message: Service['sent'][number]) => void sent.push(message);
  const outside: Outside = { post: { sms: keep, mail: keep }, codeKey: Buffer.alloc(32, 7), formerCodeKeys: [], limits, alarm: (event, fields) => log.warn(event, fields), publicUrl: new URL(ORIGIN) };

  const app = await createHttp({ config, log, webDir: tmpdir(), isReady });
  const live = createLive(door, bell);
  const graphql = await mountGraphql({ fastify: app, config, door, sending, recognition, bell, live, outside, log, schema: buildContract(), stored });
  app.addHook('preClose', async () => void graphql.stop());
  const paces = createFilePaces(config.limits.pace);
  addImages(app, { config, door, log, paces });
  addImports(app, { config, door, log, paces });
  addTranscript(app, { config, door, log, paces });
  addAuditCsv(app, { config, door, log, paces });
  await app.listen({ host: '127.0.0.1', port: 0 });
  const { port } = app.server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}/graphql`;

  const post: Service['post'] = async (body, headers = {}) => answerOf(await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body }));
  const clients: Client[] = [];
  const connect = (headers: Record<string, string>) => {
    const client = createClient({ url: url.replace('http', 'ws'), webSocketImpl: socketOf(headers), lazy: true, retryAttempts: 0, onNonLazyError: () => undefined });
    clients.push(client);
    return client;
  };
  return {
    app, url, logged, sent, post,
    ask: (cookie, query, variables) => post(JSON.stringify({ query, variables }), cookie === null ? {} : { cookie, origin: ORIGIN }),
    askWith: (secret, query, variables) => post(JSON.stringify({ query, variables }), bearerOf(secret)),
    client: (cookie) => connect({ cookie, origin: ORIGIN }),
    clientWith: (secret) => connect(bearerOf(secret)),
    bare: ({ cookie = null, bearer = null, origin = ORIGIN, protocol = 'graphql-transport-ws' } = {}) =>
      new WebSocket(url.replace('http', 'ws'), protocol, { headers: { ...(cookie ? { cookie } : {}), ...(bearer === null ? {} : bearerOf(bearer)), ...(origin ? { origin } : {}) } }),
    close: async () => {
      for (const client of clients) await client.dispose();
      await app.close();
    },
  };
}

function bearerOf(secret: string): { authorization: string } {
  return { authorization: `Bearer ${secret}` };
}

/** Here everybody asks from one address, many at once: whoever tests the paces hands in others. */
export const UNHURRIED: Limits = { ...STANDARD, pace: { ...STANDARD.pace, personPerSecond: 10_000, personBurst: 100_000, networkPerSecond: 10_000, networkBurst: 100_000 }, socket: { ...STANDARD.socket, admitPerSecond: 10_000, admitBurst: 10_000, arriving: 1_000 }, load: { operations: 1_000, waiting: 10_000, patience: 10_000 } };

const CONFIG: Omit<Config, 'limits'> = {
  mode: 'production',
  demo: 'empty',
  databaseUrl: null,
  dataDir: tmpdir(),
  bus: [],
  host: '127.0.0.1',
  port: 0,
  publicUrl: new URL(ORIGIN),
  origins: [ORIGIN],
  trustedProxies: [],
  secureCookies: false,
  codeKey: Buffer.alloc(32, 7),
  formerCodeKeys: [],
  sms: { kind: 'outbox' },
  mail: { kind: 'outbox' },
  logLevel: 'debug',
};

async function answerOf(response: Response): Promise<Answer> {
  const text = await response.text();
  const { data, errors }: Pick<Answer, 'data' | 'errors'> = text.startsWith('{') ? JSON.parse(text) : { data: undefined, errors: undefined };
  return { status: response.status, headers: response.headers, data, errors, text, at: (path) => within(data, path) };
}

/** A value inside another, by its path. */
export function within(value: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((inside, key) => (typeof inside === 'object' && inside !== null ? Reflect.get(inside, key) : undefined), value);
}

function socketOf(headers: Record<string, string>) {
  return class extends WebSocket {
    constructor(url: string, protocol: string) {
      super(url, protocol, { headers });
    }
  };
}
