import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import type { FastifyInstance } from 'fastify';
import { createClient, type Client } from 'graphql-ws';
import { WebSocket } from 'ws';
import type { Config } from '../config.ts';
import { openSession } from '../domain/access/session.ts';
import { type Door, SIDE_DOOR } from '../domain/call.ts';
import type { Outside } from '../domain/outside.ts';
import { buildContract } from '../graphql/contract.ts';
import { mountGraphql } from '../http/graphql.ts';
import { createHttp } from '../http/server.ts';
import type { Doorbell } from '../live/doorbell.ts';
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
  /** Any request to /graphql. */
  post(body: BodyInit, headers?: Record<string, string>): Promise<Answer>;
  /** A graphql-ws client over the cookie's session. */
  client(cookie: string): Client;
  /** A bare socket, for what a client would never send. */
  bare(options?: { cookie?: string | null; origin?: string | null; protocol?: string | string[] }): WebSocket;
  close(): Promise<void>;
}

/** The world of the tests, served. */
export interface Served extends Service {
  world: World;
  /** A Cookie header of a fresh session of somebody. */
  signedIn(name: Name): Promise<string>;
}

export async function openServed(): Promise<Served> {
  const world = await openWorld();
  const service = await serve(world);
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
    close: async () => {
      await service.close();
      await world.close();
    },
  };
}

export async function serve({ door, bell }: { door: Door; bell: Doorbell }): Promise<Service> {
  const logged: string[] = [];
  const log: Log = openLog('debug', (line) => void logged.push(line));
  const sent: Service['sent'] = [];
  const keep = async (message: Service['sent'][number]) => void sent.push(message);
  const outside: Outside = { post: { sms: keep, mail: keep }, codeKey: Buffer.alloc(32, 7), publicUrl: new URL(ORIGIN) };

  const app = await createHttp({ config: CONFIG, log, webDir: tmpdir(), isReady: async () => true });
  const live = createLive(door, bell);
  const graphql = await mountGraphql({ fastify: app, config: CONFIG, door, bell, live, outside, log, schema: buildContract() });
  await app.listen({ host: '127.0.0.1', port: 0 });
  const { port } = app.server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}/graphql`;

  const post: Service['post'] = async (body, headers = {}) => answerOf(await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body }));
  const clients: Client[] = [];
  return {
    app, url, logged, sent, post,
    ask: (cookie, query, variables) => post(JSON.stringify({ query, variables }), cookie === null ? {} : { cookie, origin: ORIGIN }),
    client: (cookie) => {
      const client = createClient({ url: url.replace('http', 'ws'), webSocketImpl: socketOf({ cookie, origin: ORIGIN }), lazy: true, retryAttempts: 0, onNonLazyError: () => undefined });
      clients.push(client);
      return client;
    },
    bare: ({ cookie = null, origin = ORIGIN, protocol = 'graphql-transport-ws' } = {}) =>
      new WebSocket(url.replace('http', 'ws'), protocol, { headers: { ...(cookie ? { cookie } : {}), ...(origin ? { origin } : {}) } }),
    close: async () => {
      for (const client of clients) await client.dispose();
      await graphql.stop();
      await app.close();
    },
  };
}

const CONFIG: Config = {
  mode: 'production',
  databaseUrl: null,
  dataDir: tmpdir(),
  host: '127.0.0.1',
  port: 0,
  publicUrl: new URL(ORIGIN),
  origins: [ORIGIN],
  trustedProxies: [],
  secureCookies: false,
  codeKey: Buffer.alloc(32, 7),
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
