import './words/texts.ts';
import { expect, test } from 'vitest';
import { actsWords, type SaidAct } from './macro-words.ts';

const act = (kind: SaidAct['kind'], about: Partial<SaidAct> = {}): SaidAct => ({ kind, reply: null, tags: null, to: null, outcome: null, ...about });

test('a macro is told act by act, in its order', () => {
  const acts = [act('TO_SELF'), act('REPLY', { reply: { title: 'Thank you' } }), act('TAGS', { tags: [{ name: 'Card' }, { name: 'Urgent' }] }), act('END', { outcome: { name: 'Solved' } })];
  expect(actsWords(acts)).toBe('take it → send “Thank you” → tag Card, Urgent → end it: Solved');
});

test('what an act is about may not be there any more, and then it says so', () => {
  expect(actsWords([act('REPLY'), act('TO_MEMBER')])).toBe('send a canned reply that is not there → hand it to a member who is not there');
});
