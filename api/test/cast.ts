import { randomBytes } from 'node:crypto';
import type { MikroORM } from '@mikro-orm/postgresql';
import { openOrm } from '../db/orm.ts';
import { settle, type Settled } from '../demo/settle.ts';
import { createDoor, type Call, type Door, type From, type Ring } from '../domain/call.ts';
import type { Outside } from '../domain/outside.ts';
import { STANDARD } from '../limits.ts';
import { mailToOutbox, sentItems, smsToOutbox, type OutboxItem } from '../post/outbox.ts';
import { asOwner, freshDatabase } from './database.ts';

/** The demo organisation in a database of its own, with its whole cast, all active, and a real outbox. */
export interface House extends EmptyHouse {
  cast: Settled;
}

/** The same before anybody has moved in: not even an organisation is founded. */
export interface EmptyHouse {
  url: string;
  orm: MikroORM;
  door: Door;
  outside: Outside;
  /** What has rung since it was last emptied. */
  rings: Ring[];
  /** What somebody who runs the server was told to look at. */
  alarms: string[];
  /** Acts as one of the cast by the side door: all their queues are open. */
  as<T>(account: string, work: (call: Call) => Promise<T>): Promise<T>;
  /** A statement on the database, past all rules. */
  sql<Row extends object>(text: string, params?: unknown[]): Promise<Row[]>;
  /** A statement as the user that owns the database, which the server is not. */
  owner<Row extends object>(text: string, params?: unknown[]): Promise<Row[]>;
  /** What was sent, newest first. */
  sent(): Promise<OutboxItem[]>;
  leave(): Promise<void>;
}

/** Where a caller in a test comes from. */
export const FROM: From = { address: '203.0.113.7', requestId: 'test' };

export async function openHouse(): Promise<House> {
  const house = await openEmptyHouse();
  const cast = await settle(house.door, house.outside);
  house.rings.length = 0;
  return { ...house, cast };
}

export async function openEmptyHouse(): Promise<EmptyHouse> {
  const database = await freshDatabase();
  const orm = await openOrm(database.url);
  const rings: Ring[] = [];
  const door = createDoor(orm, { ring: (rung) => void rings.push(...rung) });
  const alarms: string[] = [];
  const post = { sms: smsToOutbox(door), mail: mailToOutbox(door) };
  const outside: Outside = { post, codeKey: randomBytes(32), formerCodeKeys: [], limits: STANDARD, alarm: (event) => void alarms.push(event), publicUrl: new URL('https://chat.example') };

  return {
    url: database.url,
    orm,
    door,
    outside,
    rings,
    alarms,
    as: (account, work) => door.act({ account }, FROM, work),
    sql: (text, params = []) => door.lookOpen(FROM, (call) => call.sql(text, params)),
    owner: (text, params) => asOwner(database.url, text, params),
    sent: () => door.lookOpen(FROM, sentItems),
    leave: async () => {
      await orm.close(true);
      await database.drop();
    },
  };
}
