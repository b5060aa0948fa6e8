import { expect, test } from 'vitest';
import type { Setup, Step } from './progress.ts';
import { stepEnd, stepTitle, stepWords } from './step-words.ts';

const party = (shortName: string, kind: 'STAFF' | 'TEAM' | 'CLIENT' = 'STAFF') => ({ __typename: 'Party' as const, id: shortName, kind, name: shortName, shortName, tint: 1, avatar: null });
const nothing: Setup = { __typename: 'Setup', steps: [], staffInvited: 0, staffAccepted: 0, notAccepted: [], exampleTeam: null, phoneEnding: null, members: [], memberCount: 0, clientsAlone: 0, exampleClient: null };
const support = { exampleTeam: party('Support', 'TEAM'), phoneEnding: '42' };
const step = (kind: Step['step'], done: boolean, more: Partial<Step> = {}): Step => ({ __typename: 'SetupStep', step: kind, done, at: null, by: null, ...more });
const words = (of: Step, setup: Partial<Setup> = {}) => stepWords(of, { setup: { ...nothing, ...setup }, organisation: 'Alder & Finch' });

test('what was done is told with names and numbers', () => {
  expect(words(step('ORGANISATION', true))).toBe('Alder & Finch. Logo, colours and terms can follow.');
  expect(words(step('STAFF', true), { staffInvited: 5, staffAccepted: 4, notAccepted: [party('Lena')] })).toBe('5 invited, 4 accepted. Lena has not accepted yet.');
  expect(words(step('STAFF', true), { staffInvited: 5, staffAccepted: 5 })).toBe('5 invited, all accepted.');
  expect(words(step('TEAM', true), support)).toBe('Support, with secure phone ending 42.');
  expect(words(step('TEAM', true), { ...support, phoneEnding: null })).toBe('Support, a support queue.');
  expect(words(step('MEMBERS', true), { ...support, members: ['Ana', 'Ben', 'Dara'].map((name) => party(name)), memberCount: 5 })).toBe('Ana, Ben, Dara and 2 others work the Support queue.');
  expect(words(step('MEMBERS', true), { ...support, members: [party('Ana')], memberCount: 1 })).toBe('Ana works the Support queue.');
});

test('what is to be done says what it is for', () => {
  expect(words(step('TEAM', false))).toBe('Clients see it as one contact. Its members answer.');
  expect(words(step('FIRST_MESSAGE', false), { ...support, members: [party('Ana')], exampleClient: party('Chloe', 'CLIENT') })).toBe('Open the client’s view, write to Support, watch it arrive on Ana’s desk.');
});

test('a step names the team once there is one', () => {
  expect(stepTitle('CLIENT_TEAM', nothing)).toBe('Put clients and a team into a client team');
  expect(stepTitle('CLIENT_TEAM', { ...nothing, ...support })).toBe('Put clients and Support into a client team');
});

test('who and when, as far as it is on record', () => {
  const now = Date.now();
  const at = new Date(now).toISOString();
  expect(stepEnd(step('TEAM', true, { at, by: party('Femi') }), now)).toMatch(/^Femi, today \d\d:\d\d$/);
  expect(stepEnd(step('TEAM', true, { at }), now)).toMatch(/^today \d\d:\d\d$/);
  expect(stepEnd(step('TEAM', true), now)).toBeNull();
});
