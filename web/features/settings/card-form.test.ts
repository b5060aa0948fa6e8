import { expect, test } from 'vitest';
import { cardInput, cardValues, checkCard } from './card-form.ts';
import type { OwnCardFieldsFragment } from './generated.ts';

const CARD: OwnCardFieldsFragment = {
  __typename: 'ContactCard',
  jobTitle: 'Client support',
  phone: '+442079460142',
  email: null,
  hours: {
    __typename: 'ContactHours',
    timeZone: 'Europe/London',
    open: true,
    changesAt: null,
    intervals: [{ __typename: 'HoursInterval', weekday: 1, opens: '09:00', closes: '17:00' }],
    exceptions: [{ __typename: 'HoursException', date: '2026-12-25', name: 'Christmas', spans: [] }],
  },
};

test('a card that nobody has changed is sent back as it came, its holidays too', () => {
  expect(cardInput(cardValues(CARD))).toEqual({
    jobTitle: 'Client support',
    phone: '+44 20 7946 0142',
    email: null,
    hours: { timeZone: 'Europe/London', intervals: [{ weekday: 1, opens: '09:00', closes: '17:00' }], exceptions: [{ date: '2026-12-25', name: 'Christmas', spans: [] }] },
  });
});

test('what was emptied is emptied, and no hours are promised where none stand', () => {
  expect(cardInput({ jobTitle: ' ', phone: '', email: '', hours: null })).toEqual({ jobTitle: null, phone: null, email: null, hours: null });
});

test('hours that close before they open are not sent', () => {
  const wrong = { timeZone: 'Europe/London', intervals: [{ weekday: 1, opens: '17:00', closes: '09:00' }], exceptions: [] };
  expect(checkCard({ ...cardValues(CARD), hours: wrong })).toEqual({ hours: 'It closes before it opens.' });
});
