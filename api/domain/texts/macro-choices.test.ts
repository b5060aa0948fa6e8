import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Name, openWorld, type World } from '../../test/world.ts';
import { createCannedReply } from './canned-replies.ts';
import type { GivenAct } from './macro.ts';
import { macroChoices } from './macro-choices.ts';
import { createMacro, macros } from './macros.ts';
import { replyOfAct } from './macro-acts.ts';
import type { GivenOwner } from './ownership.ts';
import { setOutcomes, setTags } from './tags-and-outcomes.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
  const { support, onboarding } = world.id;
  const owners: [Name, GivenOwner, string][] = [['ana', { me: true }, 'anas'], ['ben', { me: true }, 'bens'], ['ana', { team: support }, 'supports'], ['emil', { team: onboarding }, 'onboardings'], ['lena', { firm: true }, 'firms']];
  for (const [name, owner, shortcut] of owners) await world.as(name, (call) => createCannedReply(call, { for: owner, shortcut, title: shortcut, text: `Text of ${shortcut}.` }));
  for (const [teamId, name] of [[null, 'Urgent'], [support, 'Card'], [onboarding, 'Identity']] as const) await world.as('lena', (call) => setTags(call, { teamId, tags: [{ name, tint: 1 }] }));
  for (const teamId of [support, onboarding]) await world.as('lena', (call) => setOutcomes(call, { teamId, asked: 'OPTIONAL', outcomes: [{ name: 'Solved' }] }));
});
afterAll(() => world.close());

const choices = (name: Name, owner: GivenOwner) => world.sees(name, (call) => macroChoices(call, owner));
const told = async (name: Name, owner: GivenOwner) => {
  const { replies, tags, memberIds, teamIds, outcomes } = await choices(name, owner);
  const nameOf = (id: string) => Object.entries(world.id).find(([, each]) => each === id)?.[0];
  return [replies.map(({ shortcut }) => shortcut), tags.map((tag) => tag.name), memberIds.map(nameOf), teamIds.map(nameOf), outcomes.map(({ teamId }) => nameOf(teamId))];
};

test('there is to name what all who will use the macro have: one\'s own and one\'s teams\', a team\'s and the firm\'s, or the firm\'s alone', async () => {
  const { support } = world.id;
  expect(await told('ana', { me: true })).toEqual([['anas', 'supports', 'firms'], ['Urgent', 'Card'], ['ben', 'dara'], ['onboarding', 'support'], ['support']]);
  expect(await told('ana', { team: support })).toEqual([['supports', 'firms'], ['Urgent', 'Card'], ['ana', 'ben', 'dara'], ['onboarding'], ['support']]);
  expect(await told('lena', { team: support })).toEqual(await told('ana', { team: support }));
  expect(await told('lena', { firm: true })).toEqual([['firms'], ['Urgent'], ['ana', 'ben', 'dara', 'emil'], ['onboarding', 'support'], []]);
});

test('everything that there is to name can stand in a macro', async () => {
  for (const [name, owner] of [['ana', { me: true }], ['lena', { team: world.id.support }], ['lena', { firm: true }]] as const satisfies [Name, GivenOwner][]) {
    const { replies, tags, memberIds, teamIds, outcomes } = await choices(name, owner);
    const acts: GivenAct[] = [
      ...replies.map(({ id }) => ({ reply: id })), { tags: tags.map(({ id }) => id) }, ...memberIds.slice(0, 1).map((member) => ({ member })), ...teamIds.slice(0, 1).map((team) => ({ team })),
      ...outcomes.flatMap((team) => team.outcomes).slice(0, 1).map(({ id }) => ({ end: { outcomeId: id } })),
    ];
    expect((await world.as(name, (call) => createMacro(call, { for: owner, name: `All of ${name}`, acts }))).acts).toHaveLength(acts.length);
  }
});

test('nobody asks for a macro that they may not make, and whose team it is nobody learns who does not see it', async () => {
  await expect(choices('ana', { firm: true })).rejects.toMatchObject({ code: 'FORBIDDEN' });
  await expect(choices('emil', { team: world.id.support })).rejects.toMatchObject({ code: 'FORBIDDEN' });
  for (const teamId of [world.id.chloe, randomUUID()]) await expect(choices('ana', { team: teamId })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  await expect(choices('ana', {})).rejects.toMatchObject({ code: 'BAD_USER_INPUT', details: { path: 'input.for' } });
});

test('an administrator who is not in the team reads in its macro which canned reply it sends; to others it is not there', async () => {
  const { support } = world.id;
  const { replies } = await choices('ana', { team: support });
  const supports = replies.find(({ shortcut }) => shortcut === 'supports')?.id ?? '';
  await world.as('ana', (call) => createMacro(call, { for: { team: support }, name: 'Seen by Lena', acts: [{ reply: supports }] }));
  expect((await world.sees('lena', (call) => macros(call, support))).map(({ name }) => name)).toContain('Seen by Lena');
  expect(await world.sees('lena', (call) => replyOfAct(call, supports))).toMatchObject({ shortcut: 'supports' });
  expect(await world.sees('emil', (call) => replyOfAct(call, supports))).toBe(null);
});
