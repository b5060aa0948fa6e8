import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Name, openWorld, type World } from '../../test/world.ts';
import { updateOrganisation } from '../access/update-organisation.ts';
import type { GivenSettings, History } from '../organisation/settings.ts';
import { updateTeam } from '../staffing/team-settings.ts';
import { entriesAfter } from './entries.ts';
import { addParticipants } from './participants.ts';
import { participantsOf } from './people.ts';

let world: World;
beforeAll(async () => void (world = await openWorld()));
afterAll(() => world.close());
beforeEach(() => sets({ clientsMayAdd: true, historyByDefault: 'ALL' }));

const sets = (given: GivenSettings) => world.as('olga', (call) => updateOrganisation(call, given));
const adds = (name: Name, threadId: string, whom: Name[], history?: History | null) =>
  world.as(name, (call) => addParticipants(call, { threadId, requestId: randomUUID(), accountIds: whom.map((each) => world.id[each]), ...(history === undefined ? {} : { history }) }));
const can = async (name: Name, threadId: string) => (await world.thread(name, threadId)).can;
const inIt = async (name: Name, threadId: string) => (await world.sees(name, (call) => participantsOf(call, threadId))).map(({ accountId }) => accountId);
const fromSeq = async (threadId: string, whom: Name) =>
  (await world.sql<{ from: number }>('select from_seq as from from participant where thread_id = $1 and account_id = $2 and to_seq is null', [threadId, world.id[whom]]))[0]?.from;

describe('a client, where the organisation lets clients add', () => {
  test('adds staff of their own contacts, and everybody reads that they did', async () => {
    const threadId = await world.chloeWrites();
    await world.transfer('ana', threadId, { self: true });
    expect(await can('chloe', threadId)).toMatchObject({ add: true, remove: false });
    expect(await adds('chloe', threadId, ['greta'])).toEqual({ is: 'ParticipantsAdded', threadId });

    expect(await inIt('chloe', threadId)).toContain(world.id.greta);
    const [line] = (await world.sees('greta', (call) => entriesAfter(call, { viewer: call.viewer, threadId }, { seq: 0, noteNo: 0 }, 100))).filter((each) => 'kind' in each && each.kind === 'ADDED');
    expect(line).toMatchObject({ actor: { personId: world.id.chloe, teamId: null }, subjectId: world.id.greta });
    const [audit] = await world.sql(`select actor_id as actor, after from audit where deed = 'thread.participantsAdded' and thread_id = $1`, [threadId]);
    expect(audit).toEqual({ actor: world.id.chloe, after: { added: [world.id.greta], history: 'ALL' } });
  });

  test('adds neither whom they cannot see, nor a team, nor another client, nor a member who is no contact of theirs', async () => {
    const threadId = await world.chloeWrites();
    for (const stranger of ['ben', 'emil', 'hana', 'lena'] as const) await expect(adds('chloe', threadId, [stranger])).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(adds('chloe', threadId, ['greta', 'ben'])).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(adds('chloe', threadId, ['onboarding'])).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
    expect(await inIt('chloe', threadId)).toEqual([world.id.chloe, world.id.support]);
  });

  test('adds nobody where the team answers as one, so that nothing tells who its members are', async () => {
    await world.as('olga', (call) => updateTeam(call, { teamId: world.id.support, attribution: 'TEAM' }));
    const threadId = await world.chloeWrites();
    expect((await can('chloe', threadId)).add).toBe(false);
    await expect(adds('chloe', threadId, ['greta'])).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await world.as('olga', (call) => updateTeam(call, { teamId: world.id.support, attribution: 'MEMBER_AND_TEAM' }));
  });

  test('adds nobody to what they are not in', async () => {
    const threadId = await world.chloeWrites();
    await expect(adds('hana', threadId, ['greta'])).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  test('loses it the moment it is taken back, and open screens are told to look again', async () => {
    const threadId = await world.chloeWrites();
    const rings: string[] = [];
    const deaf = world.bell.listen('organisation', () => rings.push('organisation'));
    await sets({ clientsMayAdd: false });
    deaf();
    expect(rings).toEqual(['organisation']);
    expect((await can('chloe', threadId)).add).toBe(false);
    await expect(adds('chloe', threadId, ['greta'])).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});

describe('what somebody who is added reads of what was written before', () => {
  test.each<[by: Name, set: History, said: History | null | undefined, from: 'the first entry' | 'what follows']>([
    ['ben', 'ALL', undefined, 'the first entry'],
    ['ben', 'FROM_NOW', undefined, 'what follows'],
    ['ben', 'FROM_NOW', null, 'what follows'],
    ['ben', 'FROM_NOW', 'ALL', 'the first entry'],
    ['ben', 'ALL', 'FROM_NOW', 'what follows'],
    ['chloe', 'FROM_NOW', undefined, 'what follows'],
  ])('added by %s, where the organisation says %s and they say %s: %s', async (by, set, said, from) => {
    await sets({ historyByDefault: set });
    const threadId = await world.chloeWrites();
    const { lastSeq } = await world.thread('chloe', threadId);
    await adds(by, threadId, ['greta'], said);
    expect(await fromSeq(threadId, 'greta')).toBe(from === 'the first entry' ? 1 : lastSeq + 1);
    const [audit] = await world.sql<{ history: string }>(`select after->>'history' as history from audit where deed = 'thread.participantsAdded' and thread_id = $1`, [threadId]);
    expect(audit?.history).toBe(said ?? set);
  });
});
