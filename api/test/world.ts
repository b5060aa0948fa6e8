import { randomUUID } from 'node:crypto';
import type { MikroORM } from '@mikro-orm/postgresql';
import { connect, openOrm } from '../db/orm.ts';
import { type Recognition, recognitionInGroups } from '../domain/access/recognition.ts';
import { type Call, createDoor, type Door, SIDE_DOOR } from '../domain/call.ts';
import { createGroupWriter, type GroupWriter } from '../domain/messages/group-writer.ts';
import { sendMessage } from '../domain/messages/send.ts';
import { createSending, type Sending } from '../domain/messages/sending.ts';
import { openWire } from '../domain/wire.ts';
import { startThread } from '../domain/threads/start.ts';
import { seeThread } from '../domain/threads/see.ts';
import { transferThread, type TransferTarget } from '../domain/threads/transfer.ts';
import type { ThreadView } from '../domain/threads/views.ts';
import { createDoorbell, type HouseBell } from '../live/doorbell.ts';
import { asOwner, freshDatabase } from './database.ts';

/** The accounts of the test world: who they are to each other is told in `PLOT`. */
export type Name = 'ana' | 'ben' | 'dara' | 'emil' | 'greta' | 'lena' | 'olga' | 'chloe' | 'hana' | 'support' | 'onboarding';

/** A firm with a real database: domain, doorbell, and the cast by name. */
export interface World {
  orm: MikroORM;
  door: Door;
  bell: HouseBell;
  /** The second write door, and sending through whichever of the two. */
  writer: GroupWriter;
  sending: Sending;
  recognition: Recognition;
  id: Record<Name, string>;
  /** A deed by somebody. */
  as<T>(name: Name, work: (call: Call) => Promise<T>): Promise<T>;
  /** A look by somebody. */
  sees<T>(name: Name, work: (call: Call) => Promise<T>): Promise<T>;
  sql<Row extends object>(text: string, params?: unknown[]): Promise<Row[]>;
  /** A statement as the user that owns the database, which the server is not. */
  owner<Row extends object>(text: string, params?: unknown[]): Promise<Row[]>;
  /** Chloe writes to Support. */
  chloeWrites(text?: string): Promise<string>;
  /** The thread as somebody sees it. */
  thread(name: Name, threadId: string): Promise<ThreadView>;
  /** A transfer decided on the version of now. */
  transfer(name: Name, threadId: string, to: TransferTarget, more?: { note?: string; keepAsHelper?: boolean }): ReturnType<typeof transferThread>;
  /** A message with a new id, by somebody who has seen everything. */
  says(name: Name, threadId: string, text: string): ReturnType<typeof sendMessage>;
  close(): Promise<void>;
}

/** `join`: what the doorbell is joined to, where it is not alone. `database`: one that is migrated and empty, where it is not made for this world. */
export async function openWorld({ join = (house) => house, database: given }: { join?: (house: HouseBell) => HouseBell; database?: { url: string; drop(): Promise<void> } } = {}): Promise<World> {
  const database = given ?? (await freshDatabase());
  const orm = await openOrm(database.url, { limits: { poolSize: 60 } });
  const bell = join(createDoorbell());
  const door = createDoor(orm, bell);
  const writer = await createGroupWriter({ connect: () => connect(database.url), bell, onError: () => undefined });
  const sending = createSending(door, writer);
  const wire = await openWire(() => connect(database.url), () => undefined);
  const recognition = recognitionInGroups(door, wire);
  const sql: World['sql'] = (text, params = []) => door.lookOpen(SIDE_DOOR, (call) => call.sql(text, params));
  const id = await cast(sql);
  const as: World['as'] = (name, work) => door.act({ account: id[name] }, SIDE_DOOR, work);
  const sees: World['sees'] = (name, work) => door.look({ account: id[name] }, SIDE_DOOR, work);
  const thread: World['thread'] = (name, threadId) => sees(name, (call) => seeThread(call, threadId));
  return {
    orm, door, bell, writer, sending, recognition, id, as, sees, sql, thread,
    owner: (text, params) => asOwner(database.url, text, params),
    chloeWrites: async (text = 'I asked for 12,400 to go to my new account, and it still is not there.') => {
      const started = await as('chloe', (call) => startThread(call, { clientThreadId: randomUUID(), to: [id.support], text }));
      return started.threadId;
    },
    transfer: async (name, threadId, to, more = {}) => {
      const { version } = await thread(name, threadId);
      return as(name, (call) => transferThread(call, { threadId, requestId: randomUUID(), version: version ?? 0, to, ...more }));
    },
    says: async (name, threadId, text) => {
      const { lastSeq } = await thread(name, threadId);
      return as(name, (call) => sendMessage(call, { threadId, clientMessageId: randomUUID(), text, lastSeenSeq: lastSeq }));
    },
    close: async () => {
      await writer.stop();
      await wire.close();
      await orm.close(true);
      await database.drop();
    },
  };
}

interface Role {
  kind: 'STAFF' | 'CLIENT' | 'TEAM';
  name: string;
  role?: 'STAFF' | 'USER_ADMIN' | 'SYSTEM_ADMIN';
  works?: Name[];
  clientTeam?: 'North' | 'South';
}

/**
 * Ana, Ben and Dara work Support, Dara and Emil Onboarding. Chloe and both teams are in North, and Greta, whom she sees by
 * name; Hana is in South with Onboarding alone.
 */
const PLOT: Record<Name, Role> = {
  support: { kind: 'TEAM', name: 'Support', clientTeam: 'North' },
  onboarding: { kind: 'TEAM', name: 'Onboarding', clientTeam: 'North' },
  ana: { kind: 'STAFF', name: 'Ana Moreau', works: ['support'] },
  ben: { kind: 'STAFF', name: 'Ben Okafor', works: ['support'] },
  dara: { kind: 'STAFF', name: 'Dara Lindqvist', works: ['support', 'onboarding'] },
  emil: { kind: 'STAFF', name: 'Emil Novak', works: ['onboarding'] },
  greta: { kind: 'STAFF', name: 'Greta Vogel', clientTeam: 'North' },
  lena: { kind: 'STAFF', name: 'Lena Voss', role: 'USER_ADMIN' },
  olga: { kind: 'STAFF', name: 'Olga Brandt', role: 'SYSTEM_ADMIN' },
  chloe: { kind: 'CLIENT', name: 'Chloe Bennett', clientTeam: 'North' },
  hana: { kind: 'CLIENT', name: 'Hana Sato', clientTeam: 'South' },
};

async function cast(sql: World['sql']): Promise<Record<Name, string>> {
  const names = Object.keys(PLOT) as Name[];
  const id = Object.fromEntries(names.map((name) => [name, randomUUID()])) as Record<Name, string>;
  await sql(`insert into organisation (id, name) values (1, 'Alder & Finch')`);
  const groups = { North: randomUUID(), South: randomUUID() };
  for (const [name, group] of Object.entries(groups)) await sql('insert into client_team (id, name) values ($1, $2)', [group, `Private clients ${name}`]);
  for (const name of names) await makeAccount(sql, id[name], name, PLOT[name]);
  for (const name of names) {
    const { works = [], clientTeam } = PLOT[name];
    for (const team of works) await sql('insert into team_member (team_id, account_id) values ($1, $2)', [id[team], id[name]]);
    if (clientTeam) await sql('insert into client_team_member values ($1, $2)', [groups[clientTeam], id[name]]);
  }
  await sql('insert into client_team_member values ($1, $2)', [groups.South, id.onboarding]);
  return id;
}

async function makeAccount(sql: World['sql'], id: string, name: string, { kind, name: whole, role }: Role): Promise<void> {
  const team = kind === 'TEAM';
  await sql(
    `insert into account (id, kind, role, status, name, short_name, email, attribution, code_asked, one_open_thread)
     values ($1, $2, $3, 'ACTIVE', $4, $5, $6, $7, $8, $9)`,
    [id, kind, kind === 'STAFF' ? (role ?? 'STAFF') : null, whole, team ? whole : whole.split(' ')[0], `${name}@alderfinch.example`,
      team ? 'MEMBER_AND_TEAM' : null, team ? 'NEVER' : null, team ? false : null],
  );
}
