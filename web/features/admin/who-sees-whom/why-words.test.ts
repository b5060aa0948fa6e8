import { expect, test } from 'vitest';
import { say } from '../../../ui/say.ts';
import { type Reason, tellingReasons, whyTitle, whyWords } from './why-words.ts';

const marta = { id: 'marta', name: 'Marta Klein', shortName: 'Marta' };
const paul = { id: 'paul', name: 'Paul Stern', shortName: 'Paul' };
const now = Date.parse('2026-03-12T14:00:00Z');
const asked = { viewer: marta, subject: paul, reader: 'femi', now };
const party = (id: string, shortName: string) => ({ __typename: 'Party' as const, id, kind: 'STAFF' as const, name: shortName, shortName, tint: 1, avatar: null });
const mandate = { __typename: 'SightClientTeam' as const, id: 'mandate', name: 'Marta’s mandate', clientCount: 1, size: 3 };
const none = { who: null, clientTeam: null, team: null, addedBy: null, addedAt: null };
const reason = (kind: Reason['kind'], more: Partial<Reason> = {}): Reason => ({ __typename: 'SightReason', kind, ...none, ...more });
const said = (of: Reason, reader = 'femi') => tellingReasons([of]).flatMap((told) => whyWords(told, { ...asked, reader })).map(({ phrase, values }) => say(phrase, values)).join(' ');

test('a shared client team is named with its size, who put the later of the two into it, and when', () => {
  const shared = reason('SAME_CLIENT_TEAM', { clientTeam: mandate, addedBy: party('greta', 'Greta'), addedAt: '2026-03-04T09:00:00Z' });
  expect(said(shared)).toBe('Both are in Marta’s mandate, a client team of 3. Added by Greta on 4 March.');
  expect(said(shared, 'greta')).toBe('Both are in Marta’s mandate, a client team of 3. Added by you on 4 March.');
});

test('today and yesterday are words, and what nobody noted is left out', () => {
  expect(said(reason('SAME_CLIENT_TEAM', { clientTeam: mandate, addedAt: '2026-03-12T09:00:00Z' }))).toBe('Both are in Marta’s mandate, a client team of 3. Together since today.');
  expect(said(reason('SAME_CLIENT_TEAM', { clientTeam: mandate }))).toBe('Both are in Marta’s mandate, a client team of 3.');
});

test('whoever works behind a team is explained by that team', () => {
  expect(said(reason('BEHIND_TEAM', { team: { ...party('support', 'Support'), kind: 'TEAM' } }))).toBe('Paul works behind Support. Marta sees the team, never its members.');
});

test('behind several teams it is one reason, and that no client team has both goes without saying', () => {
  const behind = (name: string) => reason('BEHIND_TEAM', { team: { ...party(name, name), kind: 'TEAM' } });
  const [told, ...others] = tellingReasons([behind('Onboarding'), behind('Support'), reason('NO_SHARED_CLIENT_TEAM')]);
  expect(others).toEqual([]);
  expect(told && whyWords(told, asked).map(({ phrase, values }) => say(phrase, values))).toEqual(['Paul works behind Onboarding and Support. Marta sees the teams, never their members.']);
});

test('what stands in the way names whom', () => {
  expect(said(reason('SUSPENDED', { who: party('paul', 'Paul') }))).toBe('Paul is suspended.');
  expect(said(reason('NOT_ACCEPTED', { who: party('marta', 'Marta') }))).toBe('Marta was invited and has not accepted yet.');
  expect(said(reason('NO_SHARED_CLIENT_TEAM'))).toBe('No client team has both of them.');
});

test('the title says it in one sentence', () => {
  expect(whyTitle(asked, 'sees')).toBe('Marta sees Paul Stern');
  expect(whyTitle(asked, 'willSee')).toBe('Marta will see Paul Stern');
  expect(whyTitle(asked, 'doesNot')).toBe('Marta does not see Paul Stern');
});
