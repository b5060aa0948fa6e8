import { expect, it } from 'vitest';
import { heard, silent, still, TRUE_FOR } from './typing.ts';

const party = (shortName: string, kind: 'STAFF' | 'CLIENT' | 'TEAM' = 'STAFF') =>
  ({ __typename: 'Party', id: shortName, kind, name: shortName, shortName, tint: 1, avatar: null }) as const;
const speaker = (shortName: string) => ({ __typename: 'Speaker', person: party(shortName), team: null }) as const;
const support = { __typename: 'Speaker', person: null, team: party('Support', 'TEAM') } as const;

it('somebody is writing for six seconds after they said so', () => {
  const writing = heard([], speaker('Chloe'), false, 1_000);
  expect(still(writing, 1_000 + TRUE_FOR - 1)).toHaveLength(1);
  expect(still(writing, 1_000 + TRUE_FOR)).toEqual([]);
});

it('somebody who goes on writing is named once, and for longer', () => {
  const writing = heard(heard([], speaker('Chloe'), false, 0), speaker('Chloe'), false, 3_000);
  expect(writing).toMatchObject([{ name: 'Chloe', until: 3_000 + TRUE_FOR }]);
});

it('whose message has come is not writing any more, and others still are', () => {
  const writing = heard(heard([], speaker('Chloe'), false, 0), speaker('Ben'), true, 0);
  expect(silent(writing, speaker('Chloe'))).toMatchObject([{ name: 'Ben', note: true }]);
});

it('the team is named where the person is not', () => {
  expect(heard([], support, false, 0)).toMatchObject([{ name: 'Support' }]);
});
