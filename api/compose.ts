import type { FastifyInstance } from 'fastify';
import type { Config } from './config.ts';
import type { Database } from './db/open.ts';
import { createDoor } from './domain/call.ts';
import type { Outside } from './domain/outside.ts';
import { buildContract } from './graphql/contract.ts';
import { openDemo } from './demo/open.ts';
import { mountGraphql } from './http/graphql.ts';
import { createDoorbell } from './live/doorbell.ts';
import { createLive } from './live/live.ts';
import { startWatchman } from './live/watchman.ts';
import { describe, type Log } from './log.ts';
import { openPost } from './post/open.ts';

/** What is there when the rooms of the house are put into it. */
export interface House {
  app: FastifyInstance;
  config: Config;
  database: Database;
  log: Log;
}

/**
 * Puts the product on the server: the domain behind its door, the doorbell and the watchman beside it, and in front the
 * contract over HTTP and sockets. In the demo its organisation is brought in first. Answers with the lines that a
 * person should read at the start. What is opened here is closed with the server, sockets and streams first.
 */
export async function compose({ app, config, database, log }: House): Promise<string[]> {
  const schema = buildContract();
  const bell = createDoorbell();
  const door = createDoor(database.orm, bell);
  const outside: Outside = {
    post: openPost(config, door, log),
    codeKey: config.codeKey,
    publicUrl: config.publicUrl ?? new URL(`http://localhost:${config.port}`),
  };
  const live = createLive(door, bell);
  const watchman = startWatchman(door, bell, (error) => log.error('watchman.failed', describe(error)));
  app.addHook('onClose', () => watchman.stop());

  const graphql = await mountGraphql({ fastify: app, config, door, live, outside, bell, log, schema });
  app.addHook('preClose', () => graphql.stop());
  return config.mode === 'demo' ? openDemo({ app, config, door, outside }) : [];
}
