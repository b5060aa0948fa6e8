import '../../../ui/words/inside.ts';
import '../../../ui/words/texts.ts';
import { expect, test } from 'vitest';
import { actsWords, refusalWords } from './macro-words.ts';

const act = { __typename: 'MacroAct' as const, reply: null, tags: null, to: null, outcome: null };

test('a macro is told act by act, in its order', () => {
  const acts = [
    { ...act, kind: 'TO_SELF' as const },
    { ...act, kind: 'REPLY' as const, reply: { __typename: 'CannedReply' as const, id: 'r', title: 'Thank you' } },
    { ...act, kind: 'TAGS' as const, tags: [{ __typename: 'Tag' as const, id: 't', name: 'Card' }] },
    { ...act, kind: 'END' as const, outcome: { __typename: 'Outcome' as const, id: 'o', name: 'Solved' } },
  ];
  expect(actsWords({ acts })).toBe('take it → send “Thank you” → tag Card → end it: Solved');
});

test('a refusal says which act and why, and that nothing was done', () => {
  const why = { __typename: 'ActRefused' as const, message: 'There is nothing to fill in.' };
  expect(refusalWords({ __typename: 'MacroRefused', place: 2, act: { __typename: 'MacroAct', kind: 'REPLY' }, why })).toBe('Nothing was done. Act 2: There is nothing to fill in.');
  expect(refusalWords({ __typename: 'ThreadEnded' })).toBe('Nothing was done: the conversation has ended.');
});
