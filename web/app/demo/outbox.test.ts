import { expect, test } from 'vitest';
import { isWanted, type OutboxItem, stateAt } from './outbox.ts';

const toAna: OutboxItem = {
  id: '1',
  kind: 'SMS',
  to: '+44 7700 900117',
  toName: 'Ana Moreau',
  text: 'Your sign-in code is 730581. Valid 5 min.',
  code: '730581',
  sentAt: '2026-03-12T14:01:40.000Z',
  state: 'works',
  expiresAt: '2026-03-12T14:06:40.000Z',
};

test('the outbox is searched by name and by number, however the number is spaced', () => {
  expect(isWanted(toAna, 'moreau', 'ALL')).toBe(true);
  expect(isWanted(toAna, '7700900117', 'SMS')).toBe(true);
  expect(isWanted(toAna, 'chloe', 'ALL')).toBe(false);
  expect(isWanted(toAna, '', 'MAIL')).toBe(false);
});

test('a code stops working on the minute, also between two looks at the server', () => {
  expect(stateAt(toAna, Date.parse('2026-03-12T14:06:39.999Z'))).toBe('works');
  expect(stateAt(toAna, Date.parse('2026-03-12T14:06:40.000Z'))).toBe('expired');
  expect(stateAt({ ...toAna, state: 'used' }, Date.parse('2026-03-12T15:00:00.000Z'))).toBe('used');
});
