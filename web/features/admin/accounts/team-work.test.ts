import { expect, test } from 'vitest';
import { noWork, workChanges, workFaults, workValues } from './team-work.ts';

const party = (id: string) => ({ __typename: 'Party', id, kind: 'STAFF', name: id, shortName: id, tint: 1, avatar: null }) as const;
const account = {
  id: 'support',
  members: [party('ana'), party('ben')],
  work: { __typename: 'TeamWork', handBackMinutes: 30, assignment: 'OFF', capacity: null, capacities: [{ __typename: 'MemberCapacity', member: { __typename: 'Party', id: 'ben' }, capacity: 2 }] },
} as const;
const copy = { ...account, members: [...account.members], work: { ...account.work, capacities: [...account.work.capacities] } };

test('what stands in the form is what the server has, and then nothing is said to it', () => {
  expect(workValues(copy)).toEqual({ assignment: 'OFF', handBack: '30', capacity: '', capacities: { ben: '2' } });
  expect(workChanges(copy, workValues(copy))).toBeNull();
  expect(workChanges(copy, { ...workValues(copy), capacities: { ben: ' 2 ', ana: ' ' } })).toBeNull();
});

test('an emptied number is none, and whoever is no member any more has no measure', () => {
  expect(workChanges(copy, { ...workValues(copy), assignment: 'LEAST_BUSY', handBack: '', capacity: '6', capacities: { ana: '4', gone: '3' } })).toEqual({
    teamId: 'support', assignment: 'LEAST_BUSY', handBackMinutes: 0, capacity: 6, capacities: [{ memberId: 'ana', capacity: 4 }],
  });
});

test('what is no number within its bounds is told at its field', () => {
  expect(workFaults({ ...noWork, handBack: '10080', capacity: '200', capacities: { ana: '1' } })).toEqual({});
  expect(Object.keys(workFaults({ ...noWork, handBack: '0', capacity: '201', capacities: { ana: 'two' } }))).toEqual(['handBack', 'capacity', 'capacities']);
});
