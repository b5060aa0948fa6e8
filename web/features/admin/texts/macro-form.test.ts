import '../../../ui/words/texts.ts';
import { expect, test } from 'vitest';
import { actAt, actInput, choicesOf, draftsOf, type MacroChoices, missingIn, moved, withAct } from './macro-form.ts';

const party = (name: string, kind: 'STAFF' | 'TEAM' = 'STAFF') => ({ __typename: 'Party' as const, id: name, kind, name, shortName: name, tint: 1, avatar: null });
const outcomesOf = (team: string) => ({ __typename: 'TeamOutcomes' as const, team: party(team, 'TEAM'), outcomes: [{ __typename: 'Outcome' as const, id: `${team} solved`, name: 'Solved' }] });
const choices: MacroChoices = {
  __typename: 'MacroChoices',
  replies: [{ __typename: 'CannedReply', id: 'thanks', title: 'Thank you', shortcut: 'thanks' }],
  tags: [{ __typename: 'Tag', id: 'card', name: 'Card', tint: 1 }],
  members: [party('Ben')],
  teams: [party('Onboarding', 'TEAM')],
  outcomes: [outcomesOf('Support')],
};
const act = { __typename: 'MacroAct' as const, reply: null, note: null, tags: null, to: null, outcome: null };
const kinds = (acts: readonly { kind: string }[]) => acts.map(({ kind }) => kind);

test('what was kept is told to the server as it was', () => {
  const acts = draftsOf({ acts: [
    { ...act, kind: 'TO_SELF' }, { ...act, kind: 'REPLY', reply: { __typename: 'CannedReply', id: 'thanks', title: 'Thank you' } }, { ...act, kind: 'NOTE', note: 'Asked.' },
    { ...act, kind: 'TAGS', tags: [{ __typename: 'Tag', id: 'card', name: 'Card', tint: 1 }] }, { ...act, kind: 'TO_MEMBER', to: { __typename: 'Party', id: 'Ben', shortName: 'Ben' } },
    { ...act, kind: 'END', outcome: { __typename: 'Outcome', id: 'Support solved', name: 'Solved' } },
  ] }, choices);
  expect(acts.map(actInput)).toEqual([{ self: true }, { reply: 'thanks' }, { note: 'Asked.' }, { tags: ['card'] }, { member: 'Ben' }, { end: { outcomeId: 'Support solved' } }]);
  expect(acts.map(missingIn).every((missing) => missing === null)).toBe(true);
});

test('what is not there any more has to be chosen anew; how it ended may be left out', () => {
  const acts = draftsOf({ acts: [{ ...act, kind: 'REPLY' }, { ...act, kind: 'TAGS', tags: [{ __typename: 'Tag', id: 'gone', name: 'Gone', tint: 1 }] }, { ...act, kind: 'TO_TEAM', to: { __typename: 'Party', id: 'Sales', shortName: 'Sales' } }, { ...act, kind: 'END' }] }, choices);
  expect(acts.map(missingIn)).toEqual(['Choose one.', 'Choose at least one tag.', 'Choose one.', null]);
});

test('a new act stands before the end, and each moves by one place and never out of the list', () => {
  const acts = withAct(withAct(withAct([], 'NOTE', '1'), 'END', '2'), 'TAGS', '3');
  expect(kinds(acts)).toEqual(['NOTE', 'TAGS', 'END']);
  expect(kinds(moved(acts, 1, -1))).toEqual(['TAGS', 'NOTE', 'END']);
  expect(kinds(moved(acts, 1, 1))).toEqual(['NOTE', 'END', 'TAGS']);
  expect(kinds(moved(acts, 0, -1))).toEqual(kinds(acts));
  expect(kinds(moved(acts, 2, 1))).toEqual(kinds(acts));
});

test('an outcome says its team where there are several', () => {
  expect(choicesOf('END', choices).map(({ label }) => label)).toEqual(['Solved']);
  expect(choicesOf('END', { ...choices, outcomes: [outcomesOf('Support'), outcomesOf('Onboarding')] }).map(({ label }) => label)).toEqual(['Solved · Support', 'Solved · Onboarding']);
});

test('a refusal of the server stands at the act that it means', () => {
  expect(['input.acts.1.note', 'input.acts.0', 'input.acts', 'input.name', undefined].map(actAt)).toEqual([1, 0, null, null, null]);
});
