import '../../../ui/words/inside.ts';
import '../../../ui/words/texts.ts';
import { expect, test } from 'vitest';
import { refusalWords } from './macro-words.ts';

test('a refusal says which act and why, and that nothing was done', () => {
  const why = { __typename: 'ActRefused' as const, message: 'There is nothing to fill in.' };
  expect(refusalWords({ __typename: 'MacroRefused', place: 2, act: { __typename: 'MacroAct', kind: 'REPLY' }, why })).toBe('Nothing was done. Act 2: There is nothing to fill in.');
  expect(refusalWords({ __typename: 'ThreadEnded' })).toBe('Nothing was done: the conversation has ended.');
});
