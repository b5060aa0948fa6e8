import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openWorld, type World } from '../../test/world.ts';
import { SIDE_DOOR } from '../call.ts';
import { endAvailabilities } from '../accounts/availability.ts';
import { desk } from '../threads/desk.ts';
import { transferTargets } from '../threads/targets.ts';
import { transferThread } from '../threads/transfer.ts';
import { setAvailability, type SetAvailability } from './availability.ts';

let world: World;
beforeAll(async () => void (world = await openWorld()));
afterAll(() => world.close());
beforeEach(() => world.sql('delete from availability'));

const says = (name: 'ana' | 'ben' | 'chloe', input: SetAvailability) => world.as(name, (call) => setAvailability(call, input));
const held = async (name: 'ana' | 'ben') => {
  const threadId = await world.chloeWrites();
  await world.transfer(name, threadId, { self: true });
  return threadId;
};
const inAnHour = () => new Date(Date.now() + 3_600_000);

describe('what people say of themselves', () => {
  test('whoever has said nothing is available; what is said is told to the members of their teams, and to nobody else', async () => {
    const rung: string[] = [];
    const deaf = world.bell.listen('everything', (ring) => ring.on === 'availability' && rung.push(ring.id));
    const until = inAnHour();
    expect(await says('ana', { state: 'BUSY', until })).toEqual({ availability: { id: world.id.ana, state: 'BUSY', until }, returned: 0 });
    deaf();
    expect(rung.sort()).toEqual([world.id.ana, world.id.support].sort());
    const { colleagues } = await world.sees('ben', desk);
    expect(Object.fromEntries(colleagues.map((each) => [each.id, each.state]))).toEqual({ [world.id.ana]: 'BUSY', [world.id.ben]: 'AVAILABLE', [world.id.dara]: 'AVAILABLE' });
    expect((await world.sees('emil', desk)).colleagues.map(({ id }) => id).sort()).toEqual([world.id.dara, world.id.emil].sort());
    expect((await world.sees('chloe', desk)).colleagues).toEqual([]);
  });

  test('what has an end is over when it has passed, and that is told once, however many servers look', async () => {
    await says('ana', { state: 'AWAY', until: inAnHour() });
    expect(await world.door.actOpen(SIDE_DOOR, (call) => endAvailabilities(call, 50))).toBe(0);
    await world.sql(`update availability set until = now() - interval '1 second'`);
    expect((await world.sees('ben', desk)).colleagues.find(({ id }) => id === world.id.ana)).toEqual({ id: world.id.ana, state: 'AVAILABLE', until: null });
    const told = await Promise.all([1, 2, 3].map(() => world.door.actOpen(SIDE_DOOR, (call) => endAvailabilities(call, 50))));
    expect(told.sort()).toEqual([0, 0, 1]);
  });

  test('a moment that has passed, an end of being available, and a client who says anything are refused', async () => {
    await expect(says('ana', { state: 'AWAY', until: new Date(Date.now() - 1000) })).rejects.toMatchObject({ code: 'BAD_USER_INPUT', details: { path: 'input.until' } });
    await expect(says('ana', { state: 'AVAILABLE', until: inAnHour() })).rejects.toMatchObject({ details: { path: 'input.until' } });
    await expect(says('ana', { state: 'BUSY', returnWaiting: true })).rejects.toMatchObject({ details: { path: 'input.returnWaiting' } });
    await expect(says('chloe', { state: 'AWAY' })).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});

describe('going away', () => {
  test('returns exactly what waits for an answer, in the same transaction and with its waiting time', async () => {
    const [waits, answered] = [await held('ana'), await held('ana')];
    const bens = await held('ben');
    await world.says('ana', answered, 'It is there now.');
    const { waitingSince } = await world.thread('ana', waits);
    expect(await says('ana', { state: 'AWAY', returnWaiting: true })).toMatchObject({ returned: 1 });
    expect(await world.thread('ben', waits)).toMatchObject({ state: 'QUEUED', holderId: null, waitingSince });
    expect(await world.thread('ben', answered)).toMatchObject({ state: 'HELD', holderId: world.id.ana });
    expect(await world.thread('ben', bens)).toMatchObject({ holderId: world.id.ben });
    const [{ same } = { same: false }] = await world.sql<{ same: boolean }>(
      `select e.xid::text = a.xid::text as same from entry e, availability a where e.thread_id = $1 and e.line = 'RETURNED' and a.account_id = $2`, [waits, world.id.ana],
    );
    expect(same).toBe(true);
    const lines = await world.sql<{ deed: string; returned: number | null }>(
      `select deed, (after->>'returned')::int as returned from audit where actor_id = $1 and (thread_id = $2 or deed = 'availability.set') and at = (select max(at) from audit where actor_id = $1) order by 1`, [world.id.ana, waits],
    );
    expect(lines).toEqual([{ deed: 'availability.set', returned: 1 }, { deed: 'thread.returned', returned: null }]);
  });

  test('the same said again writes nothing', async () => {
    const count = async () => (await world.sql<{ n: number }>(`select count(*)::int as n from audit where deed = 'availability.set'`))[0]?.n;
    await says('ana', { state: 'AWAY' });
    const before = await count();
    await says('ana', { state: 'AWAY' });
    expect(await count()).toBe(before);
  });
});

describe('as the target of a transfer', () => {
  const gives = async (threadId: string, anyway = false) => {
    const { version } = await world.thread('ana', threadId);
    return world.as('ana', (call) => transferThread(call, { threadId, requestId: randomUUID(), version: version ?? 0, to: { member: world.id.ben }, anyway }));
  };

  test('who is away is refused with the reason and the alternatives, and takes it where somebody insists', async () => {
    const threadId = await held('ana');
    const until = inAnHour();
    await says('ben', { state: 'AWAY', until });
    const refused = await gives(threadId);
    expect(refused).toMatchObject({ is: 'TargetUnavailable', reason: 'AWAY', accountId: world.id.ben });
    const alternatives = refused.is === 'TargetUnavailable' ? refused.alternatives.members.map(({ availability }) => availability) : [];
    expect(alternatives).toEqual([{ id: world.id.ben, state: 'AWAY', until }, { id: world.id.dara, state: 'AVAILABLE', until: null }]);
    expect(await world.thread('ana', threadId)).toMatchObject({ holderId: world.id.ana });
    expect(await gives(threadId, true)).toMatchObject({ is: 'ThreadTransferred', changed: true });
  });

  test('who is busy can be given it, and who is away takes for themselves what they like', async () => {
    await says('ben', { state: 'BUSY' });
    expect(await gives(await held('ana'))).toMatchObject({ is: 'ThreadTransferred' });
    await says('ben', { state: 'AWAY' });
    const threadId = await held('ana');
    expect(await world.transfer('ben', threadId, { self: true })).toMatchObject({ is: 'ThreadTransferred' });
  });

  test('who holds as many as the team lets them is refused, by their own measure before that of the team', async () => {
    await world.sql('insert into team_work (team_id, capacity) values ($1, 1) on conflict (team_id) do update set capacity = 1', [world.id.support]);
    await held('ben');
    const threadId = await held('ana');
    expect(await gives(threadId)).toMatchObject({ is: 'TargetUnavailable', reason: 'AT_CAPACITY' });
    await world.sql('update team_member set capacity = 200 where account_id = $1', [world.id.ben]);
    const targets = await world.sees('ana', (call) => transferTargets(call, threadId));
    expect(targets?.members.find(({ accountId }) => accountId === world.id.ben)).toMatchObject({ capacity: 200, atCapacity: false });
    expect(await gives(threadId)).toMatchObject({ is: 'ThreadTransferred' });
    await world.sql('update team_member set capacity = 1 where account_id = $1', [world.id.ben]);
    expect(await gives(await held('ana'), true)).toMatchObject({ is: 'ThreadTransferred' });
    await world.sql('delete from team_work');
  });
});
