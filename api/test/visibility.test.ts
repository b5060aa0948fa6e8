import { randomUUID } from 'node:crypto';
import * as fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { contacts } from '../domain/accounts/contacts.ts';
import { SIDE_DOOR } from '../domain/call.ts';
import { Refusal } from '../domain/errors.ts';
import { sendMessage } from '../domain/messages/send.ts';
import { desk } from '../domain/threads/desk.ts';
import { entriesAfter } from '../domain/threads/entries.ts';
import { seeThread } from '../domain/threads/see.ts';
import type { DeskSnapshotView } from '../domain/threads/desk-views.ts';
import type { EntryView } from '../domain/threads/entry-views.ts';
import { COMMANDS, start, startAsTeam, type Stage, type Step } from './visibility/commands.ts';
import { listenIn, type Listening } from './visibility/listen.ts';
import { type Kind, Model } from './visibility/model.ts';
import { openWorld, type World } from './world.ts';

/*
 * A firm of a few people, and rows of deeds that nobody would think of: after each of them, everybody's contacts, lists,
 * readable entries and live deliveries are what plain sets say, and whoever may not read writes nothing either.
 * `RUNS=1000` for the long form; `SEED=…` plays one again, and shortens the row that fails.
 */
const RUNS = Number(process.env['RUNS'] ?? 100);
const SEED = process.env['SEED'] === undefined ? Date.now() % 2 ** 31 : Number(process.env['SEED']);

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

test(`nobody ever sees or hears more or less than they should: ${RUNS} rows of deeds, seed ${SEED}`, { timeout: RUNS * 6_000 }, async () => {
  const step = fc.record<Step>({ command: fc.nat(COMMANDS.length - 1), who: fc.nat(30), whom: fc.nat(30), thread: fc.nat(30) });
  let rows = 0;
  const property = fc.asyncProperty(fc.array(step, { minLength: 6, maxLength: 12 }), async (steps) => {
    const stage = await setStage();
    // Listening costs most of the time, and what one row of four hears is heard by the same code as the others'.
    const listening = (rows += 1) % 4 === 1 ? listenIn(world, stage) : null;
    const told: string[] = [];
    try {
      await beginTwo(stage);
      for (const each of steps) {
        const written = await readWritten(stage);
        const outcome = await COMMANDS[each.command]?.(stage, each);
        if (!outcome) continue;
        told.push(`${outcome.deed}${outcome.done ? '' : ' (refused)'}`);
        expect(`${told.join(', ')}: ${outcome.done}`).toBe(`${told.join(', ')}: ${outcome.expected}`);
        // Where it was refused nothing has happened, and so nothing is there to be seen.
        if (!outcome.done) expect(await readWritten(stage), told.join(', ')).toBe(written);
        else await compare(stage, told, listening);
      }
    } finally {
      await listening?.stop();
      // The staff of one run do not stand in the directory of the next.
      await world.sql(`update account set status = 'SUSPENDED' where id = any($1)`, [[...stage.model.kind.keys()]]);
      if (RUNS > 100 && rows % 50 === 0) console.log(`${rows} of ${RUNS} rows of deeds, seed ${SEED}`);
    }
  });
  await fc.assert(property, { numRuns: RUNS, seed: SEED, endOnFailure: process.env['SEED'] === undefined });
});

/** Three clients, four of the staff, two teams and two client teams of their own, in the database of all runs. */
async function setStage(): Promise<Stage> {
  const make = async (kind: Kind, n: number) => {
    const ids = Array.from({ length: n }, () => randomUUID());
    for (const id of ids) await account(id, kind);
    return ids;
  };
  const [staff, clients, teams] = [await make('STAFF', 4), await make('CLIENT', 3), await make('TEAM', 2)];
  const kinds = new Map<string, Kind>([...staff.map((id) => [id, 'STAFF'] as const), ...clients.map((id) => [id, 'CLIENT'] as const), ...teams.map((id) => [id, 'TEAM'] as const)]);
  const model = new Model(kinds);
  const [one = '', other = ''] = teams;
  model.members.set(one, new Set(staff.slice(0, 2))).set(other, new Set(staff.slice(1, 3)));
  const groups = [[one, other, staff[3] ?? '', ...clients.slice(0, 2)], [one, ...clients.slice(1)]];
  for (const members of groups) model.groups.set(randomUUID(), new Set(members));
  for (const [team, members] of model.members) for (const id of members) await world.sql('insert into team_member (team_id, account_id) values ($1, $2)', [team, id]);
  for (const [group, members] of model.groups) {
    await world.sql('insert into client_team (id, name) values ($1, $2)', [group, group]);
    await world.sql('insert into client_team_member (client_team_id, account_id) select $1, unnest($2::uuid[])', [group, [...members]]);
  }
  return { door: world.door, model, admin: world.id.olga, staff, clients, teams, numbers };
}

async function account(id: string, kind: Kind): Promise<void> {
  const team = kind === 'TEAM';
  await world.sql(
    `insert into account (id, kind, role, status, name, short_name, email, attribution, code_asked, one_open_thread) values ($1, $2, $3, 'ACTIVE', $4, $4, $4, $5, $6, $7)`,
    [id, kind, kind === 'STAFF' ? 'STAFF' : null, `${id}@x.example`, team ? 'MEMBER_AND_TEAM' : null, team ? 'NEVER' : null, team ? false : null],
  );
}

async function numbers(threadId: string) {
  const [row] = await world.sql<{ seq: number; note: number; version: number }>('select last_seq as seq, last_note_no as note, version from thread where id = $1', [threadId]);
  if (!row) throw new Error('no such thread');
  return row;
}

/** No row of deeds begins with nothing to do them to. */
async function beginTwo(stage: Stage): Promise<void> {
  await start(stage, { command: 0, who: 0, whom: 1, thread: 0 });
  await startAsTeam(stage, { command: 0, who: 0, whom: 0, thread: 0 });
  expect(stage.model.threads).toHaveLength(2);
}

/** What stands in the threads by now, and how much that is. */
async function readWritten({ model }: Stage): Promise<number> {
  const rows = await world.sql<{ thread: string; seq: number; note: number }>('select thread_id as thread, pos as seq, note_no as note from entry where thread_id = any($1)', [model.threads.map(({ id }) => id)]);
  for (const thread of model.threads) thread.written = rows.filter((row) => row.thread === thread.id);
  return rows.length;
}

async function compare(stage: Stage, told: string[], listening: Listening | null): Promise<void> {
  const after = `after ${told.join(', ')}`;
  await readWritten(stage);
  const unseen = (await Promise.all([...stage.staff, ...stage.clients].map((id) => compareFor(stage, id, after)))).flat();
  const [who, threadId] = unseen[told.length % Math.max(1, unseen.length)] ?? [];
  if (who && threadId) await expectNothingThere(who, threadId, after);
  await listening?.agree(after);
}

/** What one of them sees. Answers with the threads that do not exist for them. */
async function compareFor(stage: Stage, id: string, after: string): Promise<[who: string, threadId: string][]> {
  if (!stage.model.isActive(id)) {
    await expect(world.door.look({ account: id }, SIDE_DOOR, desk), after).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
    return [];
  }
  const seen = await world.door.look({ account: id }, SIDE_DOOR, async (call) => ({
    contacts: (await contacts(call, { first: 100 })).items.map(({ accountId }) => accountId),
    desk: await desk(call),
    entries: await Promise.all(stage.model.threads.map(async (thread) => keysOf(await entriesAfter(call, { viewer: call.viewer, threadId: thread.id }, { seq: 0, noteNo: 0 }, 500)))),
  }));
  expect(new Set(seen.contacts.filter((other) => stage.model.kind.has(other))), `contacts ${after}`).toEqual(stage.model.contactsOf(id));
  compareDesk(stage, id, seen.desk, after);
  return stage.model.threads.flatMap((thread, i): [string, string][] => {
    const readable = stage.model.readable(thread, id);
    expect(seen.entries[i], `entries ${after}`).toEqual(readable);
    return readable.size === 0 ? [[id, thread.id]] : [];
  });
}

function compareDesk(stage: Stage, id: string, { queues, inbox }: DeskSnapshotView, after: string): void {
  const ids = (page: DeskSnapshotView['inbox']) => new Set(page.items.map(({ card }) => card.id));
  expect(ids(inbox), `inbox ${after}`).toEqual(stage.model.inboxOf(id));
  const teams = stage.model.kind.get(id) === 'CLIENT' ? [] : stage.model.teamsOf(id);
  expect(new Set(queues.map(({ teamId }) => teamId)), `queues ${after}`).toEqual(new Set(teams));
  for (const { teamId, page } of queues) expect(ids(page), `queue ${after}`).toEqual(stage.model.queueOf(teamId));
}

/** What somebody may not read does not exist for them, and they write nothing there. */
async function expectNothingThere(id: string, threadId: string, after: string): Promise<void> {
  const before = await numbers(threadId);
  const refused = [
    world.door.look({ account: id }, SIDE_DOOR, (call) => seeThread(call, threadId)),
    world.door.act({ account: id }, SIDE_DOOR, (call) => sendMessage(call, { threadId, clientMessageId: randomUUID(), text: 'Anybody there?', lastSeenSeq: 1, force: true })),
  ];
  for (const each of await Promise.allSettled(refused)) {
    expect(each.status === 'rejected' && each.reason instanceof Refusal && each.reason.code, after).toBe('NOT_FOUND');
  }
  expect(await numbers(threadId)).toEqual(before);
}

function keysOf(entries: EntryView[]): Set<string> {
  return new Set(entries.map((entry) => ('seq' in entry ? `${entry.seq}.0` : `${entry.afterSeq}.${entry.noteNo}`)));
}
