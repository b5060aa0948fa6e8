import type { FastifyInstance } from 'fastify';
import type { Config } from '../config.ts';
import type { Door } from '../domain/call.ts';
import type { Outside } from '../domain/outside.ts';
import { addDemo } from '../http/demo.ts';
import { sentItems } from '../post/outbox.ts';
import { CLIENTS, DEMO_PASSWORD, STAFF } from './cast.ts';
import { seed } from './seed.ts';

export interface DemoHouse {
  app: FastifyInstance;
  config: Config;
  door: Door;
  outside: Outside;
}

/** Brings in the demo's organisation on the first start, unless it is to be empty, and opens its own doors. Answers with what to read. */
export async function openDemo({ app, config, door, outside }: DemoHouse): Promise<string[]> {
  const at = outside.publicUrl.origin;
  if (config.demo === 'empty') {
    addDemo(app, { config, door, emails: [], password: DEMO_PASSWORD, outbox: sentItems });
    return ['Nobody is here yet      node dist/api/cli.js create-admin', `Codes and links         ${at}/dev/outbox`];
  }
  await seed(door, outside);
  const people = [...Object.values(STAFF), ...Object.values(CLIENTS)];
  addDemo(app, { config, door, emails: people.map((each) => each.email), password: DEMO_PASSWORD, outbox: sentItems });
  return [
    `Everybody in one click  ${at}/demo`,
    `Sign in by hand         ${STAFF.ana.email} (staff), ${CLIENTS.chloe.email} (client), password ${DEMO_PASSWORD}`,
    `Codes and links         ${at}/dev/outbox`,
    `Playground              ${at}/playground`,
  ];
}
