import { expect, test } from 'vitest';
import type { Member } from './client-team.ts';
import { NOBODY, stateOf, toggled, toggledAll } from './selection.ts';

const member = (name: string): Member => ({
  __typename: 'Account',
  id: name,
  party: { __typename: 'Party', id: name, kind: 'CLIENT', name, shortName: name, tint: 1, avatar: null },
  status: 'ACTIVE',
  email: null,
  clientTeams: [],
  card: { __typename: 'ContactCard', jobTitle: null },
});
const [chloe, gustav, hana] = [member('Chloe'), member('Gustav'), member('Hana')];
const all = [chloe, gustav, hana];

test('choosing somebody twice is not choosing them', () => {
  expect([...toggled(NOBODY, chloe).keys()]).toEqual(['Chloe']);
  expect(toggled(toggled(NOBODY, chloe), chloe).size).toBe(0);
});

test('the box over the list chooses all that are shown, and lets them go once all are chosen', () => {
  const some = toggled(NOBODY, gustav);
  expect(stateOf(some, all)).toBe('some');
  const every = toggledAll(some, all);
  expect(stateOf(every, all)).toBe('all');
  expect(stateOf(toggledAll(every, all), all)).toBe('none');
});

test('whoever was chosen by another search stays chosen', () => {
  const chosen = toggledAll(toggled(NOBODY, hana), [chloe, gustav]);
  expect([...chosen.keys()]).toEqual(['Hana', 'Chloe', 'Gustav']);
  expect([...toggledAll(chosen, [chloe, gustav]).keys()]).toEqual(['Hana']);
});

test('no more are chosen than go at once', () => {
  const many = Array.from({ length: 3_000 }, (_, place) => member(`Client ${place}`));
  expect(toggledAll(NOBODY, many).size).toBe(2_500);
});

test('of an empty list nothing is chosen', () => {
  expect(stateOf(NOBODY, [])).toBe('none');
});
