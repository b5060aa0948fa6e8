import { expect, test } from 'vitest';
import { heldCount, isDecided, type OffBoardingPreview, offBoardInput, takers, undecided } from './off-board.ts';

const party = (name: string) => ({ __typename: 'Party' as const, id: name.toLowerCase(), kind: 'STAFF' as const, name, shortName: name, tint: 1, avatar: null });
const held = (team: string, threads: number, ...members: string[]) => ({ __typename: 'HeldForTeam' as const, team: party(team), threads, members: members.map(party) });
const nothing: OffBoardingPreview = { __typename: 'OffBoardingPreview', sessions: 0, held: [], lastInThreads: 0, clientTeams: [], clientsLeftAlone: [], clientsLeftAloneCount: 0, teamsUnattended: [] };

test('somebody who leaves nothing behind can simply go', () => {
  expect(isDecided(nothing, undecided)).toBe(true);
  expect(offBoardInput('ana', nothing, undecided)).toEqual({ accountId: 'ana' });
});

test('threads and clients that would be left without anyone have to be decided about first', () => {
  const much = { ...nothing, lastInThreads: 2, clientsLeftAloneCount: 3 };
  expect(isDecided(much, undecided)).toBe(false);
  expect(isDecided(much, { ...undecided, namedTo: 'close' })).toBe(false);
  expect(isDecided(much, { ...undecided, namedTo: 'close', clientsTo: 'ben' })).toBe(true);
  expect(offBoardInput('ana', much, { ...undecided, namedTo: 'close', clientsTo: 'ben', reason: ' left the firm ' })).toEqual({ accountId: 'ana', reason: 'left the firm', closeNamed: true, clientsTo: 'ben' });
  expect(offBoardInput('ana', much, { ...undecided, namedTo: 'dara', clientsTo: 'ben' })).toMatchObject({ namedTo: 'dara' });
});

test('what is held goes to one colleague, and the list says how much of it they can take', () => {
  const preview = { ...nothing, held: [held('Support', 3, 'Ben', 'Dara'), held('Onboarding', 2, 'Ben')] };
  expect(heldCount(preview)).toBe(5);
  expect(takers(preview)).toEqual([{ id: 'ben', name: 'Ben', threads: 5 }, { id: 'dara', name: 'Dara', threads: 3 }]);
  expect(offBoardInput('ana', preview, undecided)).toEqual({ accountId: 'ana', heldTo: { queue: true } });
  expect(offBoardInput('ana', preview, { ...undecided, heldTo: 'ben' })).toEqual({ accountId: 'ana', heldTo: { member: 'ben' } });
});
