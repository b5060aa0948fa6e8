import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { startRounds } from '../../live/rounds.ts';
import { startScreens } from '../../live/screens.ts';
import { type Name, openWorld, type World } from '../../test/world.ts';
import { SIDE_DOOR } from '../call.ts';
import { entryPage } from '../threads/entries.ts';
import { snoozeThread, wakeThread } from '../threads/snooze.ts';
import { transferThread } from '../threads/transfer.ts';
import { assignOne } from './assign.ts';
import { setAvailability } from './availability.ts';
import { handBackOne } from './hand-back.ts';
import { setTeamWork, type SetTeamWork, teamWork } from './team-work.ts';

let world: World;
const failed: unknown[] = [];
beforeAll(async () => void (world = await openWorld()));
afterAll(() => world.close());
afterEach(async () => {
  expect(failed).toEqual([]);
  await world.sql('delete from team_work');
  await world.sql('delete from availability');
  await world.sql('delete from live_screen');
  await world.sql('update team_member set capacity = null, assigned_at = null');
  await world.owner(`update thread set state = 'CLOSED', holder_id = null, held_since = null, waiting_since = null, closed_at = now() where state <> 'CLOSED'`);
});

const works = (settings: Omit<SetTeamWork, 'teamId'>) => world.as('lena', (call) => setTeamWork(call, { teamId: world.id.support, ...settings }));
const round = (work: typeof handBackOne) => world.door.actOpen(SIDE_DOOR, work);
const held = async (by: Name) => {
  const threadId = await world.chloeWrites();
  await world.transfer(by, threadId, { self: true });
  return threadId;
};
/** As if it had been so long ago. */
const heldSince = (threadId: string, minutes: number) => world.sql(`update thread set waiting_since = now() - make_interval(mins => $2), held_since = now() - make_interval(mins => $2) where id = $1`, [threadId, minutes]);
const kindsOf = async (threadId: string) => (await world.sees('ana', (call) => entryPage(call, threadId, {}))).items.flatMap((each) => (each.is === 'StaffLine' ? [each] : []));

describe('a team\'s work', () => {
  test('is as an administrator says: what is left out stays, and zero is none', async () => {
    const see = () => world.as('lena', (call) => teamWork(call, world.id.support));
    expect(await see()).toEqual({ handBackMinutes: null, assignment: 'OFF', capacity: null, capacities: [] });
    await works({ handBackMinutes: 30, assignment: 'LEAST_BUSY', capacity: 6, capacities: [{ memberId: world.id.ben, capacity: 2 }] });
    await works({ handBackMinutes: 0 });
    expect(await see()).toEqual({ handBackMinutes: null, assignment: 'LEAST_BUSY', capacity: 6, capacities: [{ memberId: world.id.ben, capacity: 2 }] });
    const [line] = await world.sql(`select actor_id, team_id, before->>'handBackMinutes' as was from audit where deed = 'team.workSet' order by at desc limit 1`);
    expect(line).toEqual({ actor_id: world.id.lena, team_id: world.id.support, was: '30' });
  });

  test('is refused to a member, for somebody who is none, and where a number makes no sense', async () => {
    await expect(world.as('ana', (call) => setTeamWork(call, { teamId: world.id.support, capacity: 3 }))).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(works({ capacities: [{ memberId: world.id.emil, capacity: 3 }] })).rejects.toMatchObject({ details: { path: 'input.capacities' } });
    await expect(works({ handBackMinutes: 10_081 })).rejects.toMatchObject({ details: { path: 'input.handBackMinutes' } });
  });
});

describe('handing back', () => {
  test('returns what its holder has not answered in time, once however many servers look, with its waiting time, a line and the audit', async () => {
    await works({ handBackMinutes: 30 });
    const [late, soon, answered] = [await held('ana'), await held('ana'), await held('ben')];
    await world.says('ben', answered, 'It is there.');
    await heldSince(late, 31);
    await heldSince(soon, 29);
    const { waitingSince } = await world.thread('ben', late);
    const servers = [1, 2, 3].map(() => startRounds(world.door, (error) => failed.push(error)));
    await expect.poll(async () => (await world.thread('ben', late)).state, { timeout: 5_000 }).toBe('QUEUED');
    expect((await Promise.all(Array.from({ length: 8 }, () => round(handBackOne)))).every((done) => done === 0)).toBe(true);
    await Promise.all(servers.map((each) => each.stop()));
    expect(await world.thread('ben', late)).toMatchObject({ holderId: null, waitingSince });
    expect((await kindsOf(late)).map(({ kind, subjectId, actorId, text }) => ({ kind, subjectId, actorId, text }))).toEqual([{ kind: 'HANDED_BACK', subjectId: world.id.ana, actorId: null, text: '30' }]);
    expect(await world.thread('ben', soon)).toMatchObject({ holderId: world.id.ana });
    expect(await world.thread('ben', answered)).toMatchObject({ holderId: world.id.ben });
    expect(await world.sql(`select actor_id, target_id from audit where deed = 'thread.handedBack'`)).toEqual([{ actor_id: null, target_id: world.id.ana }]);
    // The client reads nothing of it.
    expect(await world.thread('chloe', late)).toMatchObject({ state: 'HELD', holderId: world.id.ana });
  });

  test('of two workers that reach for the same one a single one has it', async () => {
    await works({ handBackMinutes: 10 });
    const ids = [await held('ana'), await held('ben')];
    for (const id of ids) await heldSince(id, 11);
    const done = await Promise.all(Array.from({ length: 6 }, () => round(handBackOne)));
    expect(done.reduce((sum, each) => sum + each, 0) + (await round(handBackOne)) + (await round(handBackOne))).toBe(2);
    for (const id of ids) expect(await kindsOf(id)).toHaveLength(1);
  });

  test('leaves what its holder put aside until its moment, and then gives them the whole time again', async () => {
    await works({ handBackMinutes: 10 });
    const aside = await held('ana');
    await world.as('ana', (call) => snoozeThread(call, { threadId: aside, requestId: randomUUID(), until: new Date(Date.now() + 3_600_000) }));
    await heldSince(aside, 11);
    expect(await round(handBackOne)).toBe(0);
    await world.as('ana', (call) => wakeThread(call, { threadId: aside, requestId: randomUUID() }));
    expect(await round(handBackOne)).toBe(0);
    await world.owner(`update entry set at = at - interval '11 minutes' where thread_id = $1 and line = 'WOKEN'`, [aside]);
    expect(await round(handBackOne)).toBe(1);
  });

  test('begins anew with whoever was given it, and counts the team\'s opening hours alone', async () => {
    await works({ handBackMinutes: 10 });
    const threadId = await held('ana');
    await heldSince(threadId, 60);
    await world.transfer('ana', threadId, { member: world.id.ben });
    expect(await round(handBackOne)).toBe(0);
    await heldSince(threadId, 60);
    await world.sql('update account set hours = $2 where id = $1', [world.id.support, JSON.stringify({ timeZone: 'UTC', intervals: [] })]);
    expect(await round(handBackOne)).toBe(0);
    await world.sql('update account set hours = null where id = $1', [world.id.support]);
    await world.sql(`update account set status = 'SUSPENDED' where id = $1`, [world.id.chloe]);
    expect(await round(handBackOne)).toBe(0);
    await world.sql(`update account set status = 'ACTIVE' where id = $1`, [world.id.chloe]);
    expect(await round(handBackOne)).toBe(1);
  });
});

describe('assigning', () => {
  /** Who holds how many, by name. */
  const load = async () => {
    const rows = await world.sql<{ name: string; n: number }>(`select lower(a.short_name) as name, count(t.id)::int as n from team_member m join account a on a.id = m.account_id left join thread t on t.holder_id = a.id where m.team_id = $1 group by a.id order by 1`, [world.id.support]);
    return Object.fromEntries(rows.map(({ name, n }) => [name, n]));
  };
  const atTheirDesks = (...names: Name[]) => world.sql('insert into live_screen select unnest($1::uuid[]), now()', [names.map((name) => world.id[name])]);
  const untilDone = async () => {
    let done = 0;
    for (let more = 1; more > 0; done += more) more = (await Promise.all([1, 2, 3].map(() => round(assignOne)))).reduce((sum, each) => sum + each, 0);
    return done;
  };

  test('takes turns, whoever starts at the same moment and however many servers assign; and never gives more than somebody may hold', async () => {
    await works({ assignment: 'ROUND_ROBIN', capacity: 4, capacities: [{ memberId: world.id.dara, capacity: 2 }] });
    await atTheirDesks('ana', 'ben', 'dara');
    await Promise.all(Array.from({ length: 6 }, () => world.chloeWrites()));
    expect(await untilDone()).toBe(6);
    expect(await load()).toEqual({ ana: 2, ben: 2, dara: 2 });
    await Promise.all(Array.from({ length: 6 }, () => world.chloeWrites()));
    expect(await untilDone()).toBe(4);
    expect(await load()).toEqual({ ana: 4, ben: 4, dara: 2 });
  });

  test('gives to whoever holds the least', async () => {
    await works({ assignment: 'LEAST_BUSY' });
    await atTheirDesks('ana', 'ben', 'dara');
    for (const by of ['ana', 'ana', 'ana', 'ben'] as const) await held(by);
    await Promise.all(Array.from({ length: 5 }, () => world.chloeWrites()));
    await untilDone();
    expect(await load()).toEqual({ ana: 3, ben: 3, dara: 3 });
  });

  test('passes over whoever is busy or away, or has no desk open', async () => {
    await works({ assignment: 'ROUND_ROBIN' });
    await world.as('ana', (call) => setAvailability(call, { state: 'BUSY' }));
    await world.as('ben', (call) => setAvailability(call, { state: 'AWAY' }));
    await atTheirDesks('ana', 'ben');
    await world.chloeWrites();
    expect(await untilDone()).toBe(0);
    // A desk that is opened is noted, and goes round to everybody who assigns.
    const screens = startScreens(world.door, (error) => failed.push(error));
    const close = screens.open(world.id.dara);
    await expect.poll(untilDone).toBe(1);
    close();
    await screens.stop();
    expect(await load()).toEqual({ ana: 0, ben: 0, dara: 1 });
  });

  test('does not give a thread to whoever has just let go of it, and says in the audit who was given it, in the lines who joined', async () => {
    await works({ assignment: 'ROUND_ROBIN' });
    await atTheirDesks('ana');
    const threadId = await world.chloeWrites();
    expect(await untilDone()).toBe(1);
    expect((await world.sees('chloe', (call) => entryPage(call, threadId, {}))).items.at(-1)).toMatchObject({ is: 'Line', kind: 'JOINED', actor: { personId: world.id.ana } });
    expect(await world.sql(`select actor_id, target_id, after->>'mode' as mode from audit where thread_id = $1 and deed = 'thread.assigned'`, [threadId])).toEqual([{ actor_id: null, target_id: world.id.ana, mode: 'ROUND_ROBIN' }]);
    await world.transfer('ana', threadId, { queue: true });
    expect(await untilDone()).toBe(0);
    await atTheirDesks('ben');
    expect(await untilDone()).toBe(1);
    expect(await world.thread('ana', threadId)).toMatchObject({ holderId: world.id.ben });
  });

  test('a claim in the same moment wins or loses, and nobody holds it twice', async () => {
    await works({ assignment: 'LEAST_BUSY' });
    await atTheirDesks('ana');
    for (let i = 0; i < 5; i++) {
      const threadId = await world.chloeWrites();
      await Promise.all([round(assignOne), world.as('dara', (call) => transferThread(call, { threadId, requestId: randomUUID(), version: 1, to: { self: true } }))]);
      const engaged = await world.sql<{ n: number }>('select count(*)::int as n from engagement where thread_id = $1 and to_seq is null', [threadId]);
      expect(engaged).toEqual([{ n: 1 }]);
    }
  });
});
