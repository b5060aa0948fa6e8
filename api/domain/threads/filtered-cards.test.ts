import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Name, openWorld, type World } from '../../test/world.ts';
import { cards, type CardsAsked } from './cards.ts';
import { leaveAndRemoveAll } from './close.ts';
import type { CardFilter } from './filtered-cards.ts';
import { snoozeThread } from './snooze.ts';
import { startThread } from './start.ts';

let world: World;
/** What was made, by what became of it. */
const made: Record<string, string> = {};
beforeAll(async () => {
  world = await openWorld();
  for (const what of ['waits first', 'waits second', 'of Ana', 'of Ana, asleep', 'of Ben', 'of Ben, asleep', 'ended today', 'ended before']) made[what] = await world.chloeWrites(what);
  for (const what of ['of Ana', 'of Ana, asleep', 'ended today', 'ended before']) await world.transfer('ana', made[what] ?? '', { self: true });
  for (const what of ['of Ben', 'of Ben, asleep']) await world.transfer('ben', made[what] ?? '', { self: true });
  const snooze = (name: Name, what: string, hours: number) => world.as(name, (call) => snoozeThread(call, { threadId: made[what] ?? '', requestId: randomUUID(), until: new Date(Date.now() + hours * 3_600_000) }));
  await snooze('ana', 'of Ana, asleep', 5);
  await snooze('ben', 'of Ben, asleep', 2);
  for (const what of ['ended today', 'ended before']) await world.as('ana', (call) => leaveAndRemoveAll(call, { threadId: made[what] ?? '', requestId: randomUUID(), lastSeenSeq: 99 }));
  await world.owner(`update thread set closed_at = closed_at - interval '3 days' where id = $1`, [made['ended before']]);
  made['of Onboarding'] = (await world.as('hana', (call) => startThread(call, { clientThreadId: randomUUID(), to: [world.id.onboarding], text: 'of Onboarding' }))).threadId;
});
afterAll(() => world.close());

const TODAY = () => new Date(Date.now() - 12 * 3_600_000);
const ask = (name: Name, asked: CardsAsked) => world.sees(name, (call) => cards(call, asked));
async function found(name: Name, filter: CardFilter, more: Partial<CardsAsked> = {}): Promise<string[]> {
  const { items } = await ask(name, { filter, ...(filter === 'CLOSED' ? { closedSince: TODAY() } : {}), ...more });
  return items.map(({ card }) => Object.entries(made).find(([, id]) => id === card.id)?.[0] ?? '?');
}

test('each filter leaves what its name says, in an order that helps, of the queues that are open to the viewer', async () => {
  expect(await found('ana', 'UNCLAIMED')).toEqual(['waits first', 'waits second']);
  expect(await found('ana', 'HELD_BY_OTHERS')).toEqual(['of Ben', 'of Ben, asleep']);
  expect(await found('ana', 'MINE')).toEqual(['of Ana', 'of Ana, asleep']);
  expect(await found('ana', 'SNOOZED')).toEqual(['of Ben, asleep', 'of Ana, asleep']);
  expect(await found('ana', 'CLOSED')).toEqual(['ended today']);
  expect(await found('ana', 'CLOSED', { closedSince: new Date(Date.now() - 7 * 86_400_000) })).toEqual(['ended today', 'ended before']);
  expect(await found('dara', 'UNCLAIMED')).toEqual(['waits first', 'waits second', 'of Onboarding']);
  expect(await found('dara', 'UNCLAIMED', { teamId: world.id.onboarding })).toEqual(['of Onboarding']);
  expect(await found('dara', 'HELD_BY_OTHERS')).toHaveLength(4);
});

test('page after page brings everything once', async () => {
  const all = await ask('dara', { filter: 'HELD_BY_OTHERS' });
  const paged: string[] = [];
  let after: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof ask>> = await ask('dara', { filter: 'HELD_BY_OTHERS', first: 1, after });
    paged.push(...page.items.map(({ card }) => card.id));
    after = page.endCursor;
  } while (after !== null);
  expect(paged).toEqual(all.items.map(({ card }) => card.id));
});

test('a card that is found is the card that its lists have, and one that has closed stands in none', async () => {
  const { items: mine } = await ask('ana', { filter: 'MINE', teamId: world.id.support });
  const inbox = await ask('ana', {});
  expect(mine).toEqual(inbox.items.filter(({ card }) => mine.some((each) => each.card.id === card.id)).toSorted((a, b) => (a.places[0]?.sortKey ?? '').localeCompare(b.places[0]?.sortKey ?? '')));
  const [closed] = (await ask('ana', { filter: 'CLOSED', closedSince: TODAY() })).items;
  expect(closed).toMatchObject({ card: { state: 'CLOSED' }, places: [] });
});

test('what is nobody’s business is not found: of other teams, for clients, without a day, or for a whole year', async () => {
  for (const filter of ['UNCLAIMED', 'HELD_BY_OTHERS', 'MINE', 'SNOOZED', 'CLOSED'] as const) {
    for (const name of ['chloe', 'greta', 'olga'] as const) expect(await found(name, filter)).toEqual([]);
    await expect(ask('ana', { filter, teamId: world.id.onboarding, closedSince: TODAY() })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  }
  for (const closedSince of [null, new Date(Date.now() - 400 * 86_400_000)]) await expect(ask('ana', { filter: 'CLOSED', closedSince })).rejects.toMatchObject({ details: { path: 'closedSince' } });
});
