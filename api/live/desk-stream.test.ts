import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { openSession } from '../domain/access/session.ts';
import { SIDE_DOOR } from '../domain/call.ts';
import { readUpTo } from '../domain/messages/read.ts';
import { updateContactCard } from '../domain/accounts/update-contact-card.ts';
import { setAvailability } from '../domain/staffing/availability.ts';
import { setTeamMembers } from '../domain/staffing/team-members.ts';
import { updateTeam } from '../domain/staffing/team-settings.ts';
import { setTags } from '../domain/texts/tags-and-outcomes.ts';
import { desk } from '../domain/threads/desk.ts';
import { setThreadTags } from '../domain/threads/tags.ts';
import { type Name, openWorld, type World } from '../test/world.ts';
import type { DeskEvent } from './desk-stream.ts';
import { createLive, type Live } from './live.ts';

let world: World;
let live: Live;
beforeAll(async () => {
  world = await openWorld();
  live = createLive(world.door, world.bell);
});
afterAll(() => world.close());
afterEach(() => void vi.restoreAllMocks());

async function open(name: Name) {
  const { sessionId } = await world.door.actOpen(SIDE_DOOR, (call) => openSession(call, { id: world.id[name], kind: 'STAFF' }, { deviceToken: null, formerSessionId: null, agent: 'test' }));
  const stream = live.desk({ session: sessionId }, SIDE_DOOR);
  const heard: DeskEvent[] = [];
  const ended = (async () => {
    for await (const event of stream) heard.push(event);
  })();
  await expect.poll(() => heard.length).toBe(1);
  const previews = () => heard.flatMap((event) => (event.is === 'CardChanged' ? [event.placed.card.preview?.text] : []));
  return { name, heard, previews, ended, stop: () => stream.return() };
}

async function statementsOf(work: () => Promise<unknown>): Promise<number> {
  const query = vi.spyOn(Client.prototype, 'query');
  await work();
  const { length } = query.mock.calls;
  query.mockRestore();
  return length;
}

test('forty desks that show the same queue hear of a message for the statements that four cost', async () => {
  const threadId = await world.chloeWrites();
  const costOf = async (count: number) => {
    const desks = await Promise.all(Array.from({ length: count }, (_, i) => open((['ana', 'ben', 'dara'] as const)[i % 3] ?? 'ana')));
    const everybody = (text: string) => expect.poll(() => desks.filter((each) => each.previews().at(-1) !== text).length).toBe(0);
    await world.says('chloe', threadId, `The first to ${count}.`);
    await everybody(`The first to ${count}.`);
    const statements = await statementsOf(async () => {
      await world.says('chloe', threadId, `The second to ${count}.`);
      await everybody(`The second to ${count}.`);
    });
    await Promise.all(desks.map((each) => each.stop()));
    return statements;
  };
  const four = await costOf(4);
  // One more where somebody is a moment late.
  expect(await costOf(40)).toBeLessThanOrEqual(four + 3);
});

test('what each of many desks is told stays what they would see if they looked: their own unread, places and counts', async () => {
  const threadIds = [await world.chloeWrites('First matter.'), await world.chloeWrites('Second matter.')];
  const desks = await Promise.all((['ana', 'ben', 'dara', 'ana'] as const).map((name) => open(name)));
  await world.transfer('ana', threadIds[0] ?? '', { self: true });
  await world.as('ben', (call) => readUpTo(call, { threadId: threadIds[1] ?? '', seq: 2 }));
  await world.says('chloe', threadIds[0] ?? '', 'One more thing.');
  await world.says('chloe', threadIds[1] ?? '', 'And another.');
  for (const each of desks) {
    const fresh = await world.sees(each.name, (call) => desk(call));
    const cards = [...fresh.queues.flatMap((queue) => queue.page.items), ...fresh.inbox.items];
    for (const threadId of threadIds) {
      const newest = () => each.heard.findLast((event) => event.is === 'CardChanged' && event.placed.card.id === threadId);
      await expect.poll(newest).toMatchObject({ placed: cards.find(({ card }) => card.id === threadId) });
    }
    await expect.poll(() => each.heard.at(-1)).toMatchObject({ counts: fresh.counts });
    await each.stop();
  }
});

test('what a team sets, its targets and its hours, is on every desk at once, and never on a client’s', async () => {
  const threadId = await world.chloeWrites('How long will it take?');
  const ana = await open('ana');
  const chloe = live.desk({ account: world.id.chloe }, SIDE_DOOR);
  expect(JSON.stringify((await chloe.next()).value)).not.toContain('lateAt');
  const clock = () => {
    const last = ana.heard.findLast((event) => event.is === 'DeskSnapshot');
    return last?.is === 'DeskSnapshot' ? last.queues.flatMap(({ page }) => page.items).find(({ card }) => card.id === threadId)?.card.clock : undefined;
  };
  const since = clock()?.since.getTime() ?? 0;
  expect(clock()).toMatchObject({ lateAt: new Date(since + 12 * 60_000), overAt: new Date(since + 20 * 60_000), pauses: [] });
  await world.as('lena', (call) => updateTeam(call, { teamId: world.id.support, lateAfter: 5, overAfter: 600 }));
  await expect.poll(() => clock()?.overAt).toEqual(new Date(since + 600 * 60_000));
  await world.as('lena', (call) => updateContactCard(call, { accountId: world.id.support, card: { hours: { timeZone: 'UTC', intervals: [] } } }));
  await expect.poll(clock).toMatchObject({ lateAt: null, overAt: null, pauses: [{ from: new Date(since), to: null }] });
  expect(clock()).toEqual((await world.thread('ana', threadId)).clock);
  expect((await world.thread('chloe', threadId)).clock).toBeNull();
  await Promise.all([ana.stop(), chloe.return()]);
});

test('what a thread is tagged stands on its card at once, and is called there as it is called now; no client learns of it', async () => {
  const threadId = await world.chloeWrites('My card is gone.');
  const ana = await open('ana');
  const chloe = live.desk({ account: world.id.chloe }, SIDE_DOOR);
  const chloes = [JSON.stringify((await chloe.next()).value)];
  const tags = () => ana.heard.flatMap((event) => (event.is === 'CardChanged' ? [event.placed] : event.is === 'DeskSnapshot' ? event.queues.flatMap(({ page }) => page.items) : [])).findLast(({ card }) => card.id === threadId)?.card.tags;
  const [card] = await world.as('olga', (call) => setTags(call, { tags: [{ name: 'Card', tint: 3 }] }));
  await world.transfer('ana', threadId, { self: true });
  await world.as('ana', (call) => setThreadTags(call, { threadId, requestId: randomUUID(), tagIds: [card?.id ?? ''] }));
  await expect.poll(tags).toMatchObject([{ name: 'Card', tint: 3 }]);
  await world.as('olga', (call) => setTags(call, { tags: [{ id: card?.id ?? '', name: 'Lost card', tint: 4 }] }));
  await expect.poll(tags).toMatchObject([{ name: 'Lost card', tint: 4 }]);
  chloes.push(JSON.stringify(await world.sees('chloe', desk)));
  expect(chloes.join()).not.toMatch(/Lost card|"Card"/u);
  await Promise.all([ana.stop(), chloe.return()]);
});

test('of many desks the one of a member who leaves the team begins anew without its queue, and hears no more of it', async () => {
  const [ana, dara] = [await open('ana'), await open('dara')];
  await world.as('lena', (call) => setTeamMembers(call, { teamId: world.id.support, memberIds: [world.id.ana, world.id.ben] }));
  await expect.poll(() => dara.heard.filter(({ is }) => is === 'DeskSnapshot').length).toBe(2);
  const before = dara.heard.length;
  await world.chloeWrites('Not for Dara.');
  await expect.poll(() => ana.previews().at(-1)).toBe('Not for Dara.');
  expect(JSON.stringify(dara.heard.slice(before))).not.toContain('Not for Dara.');
  await world.as('lena', (call) => setTeamMembers(call, { teamId: world.id.support, memberIds: [world.id.ana, world.id.ben, world.id.dara] }));
  await Promise.all([ana.stop(), dara.stop()]);
});

test('what a colleague says of themselves is heard on every open desk of their teams, once, and on nobody else\'s', async () => {
  const [ana, ben, emil] = [await open('ana'), await open('ben'), await open('emil')];
  const chloe = live.desk({ account: world.id.chloe }, SIDE_DOOR);
  const toChloe = [(await chloe.next()).value];
  const next = chloe.next().then(({ value }) => toChloe.push(value));
  const said = (desk: typeof ana) => desk.heard.flatMap((event) => (event.is === 'AvailabilityChanged' ? [event.availability.state] : []));
  await world.as('ana', (call) => setAvailability(call, { state: 'AWAY' }));
  await expect.poll(() => [said(ana), said(ben)]).toEqual([['AWAY'], ['AWAY']]);
  // The watchman rings for what rang already.
  world.bell.pass({ on: 'availability', id: world.id.support, accountId: world.id.ana });
  await world.as('ana', (call) => setAvailability(call, { state: 'AVAILABLE' }));
  await expect.poll(() => said(ben)).toEqual(['AWAY', 'AVAILABLE']);
  const threadId = await world.chloeWrites('After that.');
  await next;
  expect(toChloe).toMatchObject([{ is: 'DeskSnapshot', colleagues: [] }, { is: 'CardChanged', placed: { card: { id: threadId } } }]);
  expect(said(emil)).toEqual([]);
  await Promise.all([ana.stop(), ben.stop(), emil.stop(), chloe.return()]);
});

test('a desk begins anew when its colleagues are others, and knows what each says', async () => {
  const ben = await open('ben');
  await world.as('emil', (call) => setAvailability(call, { state: 'BUSY' }));
  await world.as('lena', (call) => setTeamMembers(call, { teamId: world.id.support, memberIds: [world.id.ana, world.id.ben, world.id.dara, world.id.emil] }));
  const colleagues = () => ben.heard.findLast((event) => event.is === 'DeskSnapshot')?.colleagues.map(({ id, state }) => [id, state]);
  await expect.poll(colleagues).toContainEqual([world.id.emil, 'BUSY']);
  await ben.stop();
});
