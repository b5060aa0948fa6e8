import { expect, test } from 'vitest';
import { beginsSection, groupsOf, headName, isFound, markOf, type SightColumn, type SightRow } from './sight.ts';

const column = (id: string, kind: 'STAFF' | 'TEAM', behindTeamOnly = false): SightColumn => ({ __typename: 'SightColumn', party: { __typename: 'Party', id, kind, name: id, shortName: id, tint: 1, avatar: null }, behindTeamOnly });
const row = (name: string, team: string | null, sees: string[] = []): SightRow => ({
  __typename: 'SightRow',
  client: { __typename: 'Party', id: name, kind: 'CLIENT', name, shortName: name, tint: 1, avatar: null },
  invited: false,
  clientTeam: team === null ? null : { __typename: 'SightClientTeam', id: team, name: team, clientCount: 2, size: 4 },
  sees,
  reachable: sees.length,
});

const support = column('Support', 'TEAM');
const greta = column('Greta', 'STAFF');
const ana = column('Ana', 'STAFF', true);

test('a client sees somebody, does not, or never could because they work behind a team', () => {
  const chloe = row('Chloe', 'North', ['Support']);
  expect([support, greta, ana].map((each) => markOf(chloe, each))).toEqual(['sees', 'not', 'behind']);
});

test('clients stand under their client team, and those in none stand together at the end', () => {
  const groups = groupsOf([row('Chloe', 'North'), row('Gustav', 'North'), row('Hana', 'South'), row('Ruth', null), row('Theo', null)]);
  expect(groups.map(({ team, rows, from }) => [team?.name ?? null, rows.length, from])).toEqual([
    ['North', 2, 0],
    ['South', 1, 2],
    [null, 2, 3],
  ]);
});

test('teams, people and those behind teams are set apart', () => {
  const columns = [support, column('Onboarding', 'TEAM'), greta, ana, column('Ben', 'STAFF', true)];
  expect(columns.map((_, place) => beginsSection(columns, place))).toEqual([false, false, true, true, false]);
});

test('two people of one first name stand over their columns with their whole names', () => {
  const named = (id: string, name: string, shortName: string): SightColumn => ({ ...greta, party: { ...greta.party, id, name, shortName } });
  const columns = [support, named('1', 'Ben Okafor', 'Ben'), named('2', 'Ben Stern', 'Ben')];
  expect(columns.map((each) => headName(columns, each))).toEqual(['Support', 'Ben Okafor', 'Ben Stern']);
});

test('a column is found by part of its name, and by nothing where nothing is searched', () => {
  expect([isFound(support, 'upp'), isFound(support, 'Greta'), isFound(support, '')]).toEqual([true, false, false]);
});
