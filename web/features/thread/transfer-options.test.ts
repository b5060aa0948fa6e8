import { expect, test } from 'vitest';
import type { TransferTargetsFieldsFragment } from '../../data/generated.ts';
import { at, people, threadView } from '../../test/thread-views.ts';
import { lineForClient, matching, transferOptions } from './transfer-options.ts';
import { transferWords } from './transfer-words.ts';

const { ana, ben, dara, onboarding } = people;

function member(party: typeof ben, more: Partial<TransferTargetsFieldsFragment['members'][number]> = {}): TransferTargetsFieldsFragment['members'][number] {
  return { __typename: 'TransferMember', party, holds: 0, capacity: null, atCapacity: false, availability: { __typename: 'Availability', id: party.id, state: 'AVAILABLE', until: null }, ...more };
}

const targets: TransferTargetsFieldsFragment = {
  __typename: 'TransferTargets',
  members: [ben, dara, ana].map((party, holds) => member(party, { holds })),
  queue: true,
  waiting: 4,
  teams: [{ __typename: 'TransferTeam', party: onboarding, waiting: 2, hours: null }],
};

const held = threadView({ holder: dara });
const options = transferOptions(targets, held, 'ana', 0);

function option(key: string) {
  const found = options.find((each) => each.key === key);
  if (!found) throw new Error(`No option ${key}`);
  return found;
}

test('members come with how many they hold, then its own queue with the place in line, then other teams', () => {
  expect(options.map(({ label, end }) => [label, end])).toEqual([
    ['Ben Okafor', 'holds 0'],
    ['Dara Lindqvist', 'holds 1'],
    ['You', 'holds 2'],
    ['Back to the Support queue', '4 waiting'],
    ['Onboarding queue', '2 waiting'],
  ]);
  expect(option('queue').detail).toBe(`Chloe keeps the place in line, waiting since 14:01`);
  expect(options.map(({ to }) => to)).toEqual([{ member: 'ben' }, { member: 'dara' }, { self: true }, { queue: true }, { team: 'onboarding' }]);
});

test('a queue where nobody waits promises no place in line, and what is queued already does not go back', () => {
  expect(transferOptions(targets, threadView({ waitingSince: null }), 'ana', 0).find(({ key }) => key === 'queue')?.detail).toBe('Nobody waits for an answer');
  expect(transferOptions({ ...targets, queue: false }, held, 'ana', 0).some(({ key }) => key === 'queue')).toBe(false);
});

test('a name is found by the beginning of any of its words', () => {
  expect(matching(options, 'oka').map(({ key }) => key)).toEqual(['ben']);
  expect(matching(options, 'Ben O').map(({ key }) => key)).toEqual(['ben']);
  expect(matching(options, 'onb').map(({ key }) => key)).toEqual(['onboarding']);
  expect(matching(options, 'kafor')).toEqual([]);
  expect(matching(options, '  ')).toHaveLength(5);
});

test('the dialog says the very line that the client will read', () => {
  expect(lineForClient(option('ben'), held, 'MEMBER_AND_TEAM')).toBe('Ben from Support took over from Dara');
  expect(lineForClient(option('ben'), threadView({ state: 'QUEUED', holder: null }), 'MEMBER_AND_TEAM')).toBe('Ben from Support joined');
  expect(lineForClient(option('onboarding'), held, 'MEMBER_AND_TEAM')).toBe('The conversation moved from Support to Onboarding');
});

test('a client hears nothing of a return to the queue, nor of members whose names they do not read', () => {
  expect(lineForClient(option('queue'), held, 'MEMBER_AND_TEAM')).toBeNull();
  expect(lineForClient(option('ben'), held, 'TEAM')).toBeNull();
});

test('the button repeats the deed with its object', () => {
  expect(['ben', 'queue', 'onboarding', 'ana'].map((key) => transferWords(option(key)))).toEqual(['Transfer to Ben', 'Return to Support', 'Transfer to Onboarding', 'Take over']);
  expect(at('14:01')).toBe(held.waitingSince);
});

test('a member stands there with what they say of themselves and how much they hold; who would rather not is insisted on in so many words', () => {
  const said = (state: 'AVAILABLE' | 'BUSY' | 'AWAY', until: string | null = null) => ({ __typename: 'Availability', id: 'x', state, until }) as const;
  const [available, full, busy, away] = transferOptions({
    ...targets,
    members: [
      member(ben),
      member(dara, { holds: 6, capacity: 6, atCapacity: true }),
      member(people.dara, { availability: said('BUSY'), holds: 4, capacity: 6 }),
      member(ben, { availability: said('AWAY', at('15:00')) }),
    ],
  }, held, 'ana', Date.parse(at('14:03')));
  expect([available, full, busy, away].map((each) => [each?.detail, each?.end, each?.unwilling])).toEqual([
    ['Available', 'holds 0', false],
    ['Available, at capacity', 'holds 6 of 6', true],
    ['Busy', 'holds 4 of 6', false],
    ['Away until 15:00', 'holds 0', true],
  ]);
  expect(transferWords(away ?? null)).toBe('Transfer to Ben anyway');
});
