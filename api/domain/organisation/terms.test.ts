import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWorld, type World } from '../../test/world.ts';
import { SIDE_DOOR } from '../call.ts';
import { acceptTerms, currentTerms, publishedTerms, publishTerms, termsDue } from './terms.ts';

let world: World;
beforeAll(async () => void (world = await openWorld()));
afterAll(() => world.close());

const current = () => world.door.lookOpen(SIDE_DOOR, currentTerms);
const due = (name: 'ana' | 'chloe') => world.sees(name, termsDue);
const publishes = (text: string) => world.as('olga', (call) => publishTerms(call, { text }));
const accepts = (name: 'ana' | 'chloe', version: number) => world.as(name, (call) => acceptTerms(call, { version }));

test('a firm without terms asks nobody for anything', async () => {
  expect(await current()).toBeNull();
  expect(await due('ana')).toBeNull();
  await expect(accepts('ana', 1)).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
});

test('published terms are asked of everybody until they accept, and asked anew with each version', async () => {
  const first = await publishes('Be kind.\n\nAnswer within a day.');
  expect(first).toMatchObject({ version: 1, text: 'Be kind.\n\nAnswer within a day.' });
  expect(await current()).toEqual(first);
  expect(await due('ana')).toEqual(first);

  await accepts('ana', 1);
  await accepts('ana', 1);
  expect(await due('ana')).toBeNull();
  expect(await due('chloe')).toEqual(first);

  const second = await publishes('Be kind.\n\nAnswer within an hour.');
  expect(await due('ana')).toEqual(second);
  await expect(accepts('ana', 1)).rejects.toMatchObject({ code: 'CONFLICT', message: 'There are newer terms since you opened these. Read them first.' });
  await expect(accepts('ana', 3)).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
  await accepts('ana', 2);
  expect(await due('ana')).toBeNull();

  expect(await world.door.lookOpen(SIDE_DOOR, publishedTerms)).toEqual([
    { terms: second, publishedById: world.id.olga, accepted: 1 },
    { terms: first, publishedById: world.id.olga, accepted: 1 },
  ]);
});

test('the audit names who published and who accepted which version, once each, and never repeats the text', async () => {
  const lines = await world.sql<{ deed: string; actor: string; after: unknown }>(`select deed, actor_id as actor, after from audit where deed like 'terms.%' order by at, id`);
  expect(lines).toEqual([
    { deed: 'terms.published', actor: world.id.olga, after: { version: 1 } },
    { deed: 'terms.accepted', actor: world.id.ana, after: { version: 1 } },
    { deed: 'terms.published', actor: world.id.olga, after: { version: 2 } },
    { deed: 'terms.accepted', actor: world.id.ana, after: { version: 2 } },
  ]);
});

test('two who publish at once make two versions', async () => {
  const both = await Promise.all([publishes('Mine.'), publishes('No, mine.')]);
  expect(both.map(({ version }) => version).sort()).toEqual([3, 4]);
});

test('terms are published by system administrators, and are never empty', async () => {
  for (const name of ['lena', 'ana', 'chloe'] as const) {
    await expect(world.as(name, (call) => publishTerms(call, { text: 'Mine.' }))).rejects.toMatchObject({ code: 'FORBIDDEN' });
  }
  await expect(publishes(' \n ')).rejects.toMatchObject({ code: 'BAD_USER_INPUT', details: { path: 'input.text' } });
  await expect(publishes('x'.repeat(50_001))).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
});
