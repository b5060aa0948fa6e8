import { afterAll, beforeAll, expect, test } from 'vitest';
import { connect } from '../../db/orm.ts';
import { type Name, openWorld, type World } from '../../test/world.ts';
import { SIDE_DOOR } from '../call.ts';
import { openWire } from '../wire.ts';
import { recognitionInGroups, recognitionOneByOne } from './recognition.ts';
import { endSession, openSession } from './session.ts';

let world: World;
beforeAll(async () => void (world = await openWorld()));
afterAll(() => world.close());

const open = (name: Name, kind: 'STAFF' | 'CLIENT') =>
  world.door.actOpen(SIDE_DOOR, (call) => openSession(call, { id: world.id[name], kind }, { deviceToken: null, formerSessionId: null, agent: null }));

test('many who ask at once are told apart, in groups as one by one, and whoever has no session is nobody', async () => {
  const [ana, ben, chloe, ended] = [await open('ana', 'STAFF'), await open('ben', 'STAFF'), await open('chloe', 'CLIENT'), await open('dara', 'STAFF')];
  await world.door.actOpen(SIDE_DOOR, (call) => endSession(call, ended.sessionId, world.id.dara));
  const tokens = [ana, ended, ben, ana, chloe].map(({ sessionToken }) => sessionToken).toSpliced(2, 0, 'a-token-that-is-none');
  for (const recognition of [world.recognition, recognitionOneByOne(world.door)]) {
    const found = await Promise.all(tokens.map((token) => recognition.session(SIDE_DOOR, token)));
    expect(found.map((each) => each?.account.id ?? null)).toEqual([world.id.ana, null, null, world.id.ben, world.id.ana, world.id.chloe]);
    expect(found[5]).toEqual({ sessionId: chloe.sessionId, account: { id: world.id.chloe, kind: 'CLIENT', role: null, scopes: null } });
    expect(await Promise.all([ana, ended, chloe].map(({ sessionId }) => recognition.stands(SIDE_DOOR, sessionId)))).toEqual([true, false, true]);
  }
});

test('asking is using it, written once a minute, and not waited for while somebody else writes it', async () => {
  const { sessionId, sessionToken } = await open('emil', 'STAFF');
  const usedAgo = async () => (await world.sql<{ ago: number }>('select extract(epoch from now() - used_at)::float8 as ago from session where id = $1', [sessionId]))[0]?.ago ?? 0;
  for (const ask of [() => world.recognition.session(SIDE_DOOR, sessionToken), () => world.recognition.stands(SIDE_DOOR, sessionId)]) {
    await world.sql(`update session set used_at = now() - interval '50 seconds' where id = $1`, [sessionId]);
    await ask();
    expect(await usedAgo()).toBeGreaterThan(45);
    await world.sql(`update session set used_at = now() - interval '70 seconds' where id = $1`, [sessionId]);
    await world.orm.em.fork().transactional(async (em) => {
      await em.execute(`select 1 from session where id = '${sessionId}' for update`);
      expect(await ask()).toBeTruthy();
    });
    expect(await usedAgo()).toBeGreaterThan(65);
    await ask();
    expect(await usedAgo()).toBeLessThan(45);
  }
});

test('a table that a newer version changes meanwhile is asked anew, on a connection without what was prepared before', async () => {
  const { sessionToken, sessionId } = await open('ben', 'STAFF');
  const wire = await openWire(() => connect(world.orm.config.get('clientUrl') ?? ''), () => undefined);
  const recognition = recognitionInGroups(world.door, wire);
  expect(await recognition.session(SIDE_DOOR, sessionToken)).toMatchObject({ sessionId });
  await world.owner('alter table account alter column kind type varchar(20)');
  expect(await recognition.session(SIDE_DOOR, sessionToken)).toMatchObject({ sessionId });
  expect(wire.isOpen()).toBe(false);
  await expect.poll(() => wire.isOpen(), { timeout: 3_000 }).toBe(true);
  expect(await recognition.session(SIDE_DOOR, sessionToken)).toMatchObject({ sessionId });
  expect(wire.isOpen()).toBe(true);
  await wire.close();
});

test('without its connection everybody is recognised all the same, and with it again in groups', async () => {
  const { sessionToken, sessionId } = await open('greta', 'STAFF');
  const wire = await openWire(() => connect(world.orm.config.get('clientUrl') ?? ''), () => undefined);
  const recognition = recognitionInGroups(world.door, wire);
  for (let round = 0; round < 3; round++) {
    await world.owner(`select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and (query like '%unnest($1::bytea%' or query like 'set plan_cache_mode%') and pid <> pg_backend_pid()`);
    expect(await Promise.all([recognition.session(SIDE_DOOR, sessionToken), recognition.stands(SIDE_DOOR, sessionId)])).toMatchObject([{ sessionId }, true]);
    await expect.poll(() => wire.isOpen(), { timeout: 3_000 }).toBe(true);
  }
  await wire.close();
  expect(await recognition.session(SIDE_DOOR, sessionToken)).toMatchObject({ sessionId });
});
