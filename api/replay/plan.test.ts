import { expect, test } from 'vitest';
import { DEMO_DIALOGUES } from './demo-dialogues.ts';
import { planOf, type Plan } from './plan.ts';

const plans = (count: number, leftOpen = 0.1) =>
  Array.from({ length: count }, (_, i) => planOf(DEMO_DIALOGUES[i % DEMO_DIALOGUES.length] ?? { title: '', turns: [] }, i, { leftOpen }));

test('every turn is said once, by its own side, in its order', () => {
  for (const [i, { first, steps }] of plans(DEMO_DIALOGUES.length).entries()) {
    const said = steps.filter((step) => step.do === 'say').map(({ by, text }) => ({ from: by === 'client' ? 'client' : 'staff', text }));
    expect([{ from: 'client', text: first }, ...said]).toEqual(DEMO_DIALOGUES[i]?.turns);
  }
});

test('it is claimed before anything else, and the end comes last', () => {
  for (const { steps } of plans(50)) {
    expect(steps[0]?.do).toBe('claim');
    expect(steps.findIndex((step) => step.do === 'end')).toBeOneOf([-1, steps.length - 1]);
  }
});

test('the few conversations of the demo already show a race, notes, a handover, a return and an end', () => {
  const deeds = plans(DEMO_DIALOGUES.length).flatMap(({ steps }) => steps);
  for (const deed of ['note', 'hand over', 'return', 'end']) expect(deeds.map((step) => step.do)).toContain(deed);
  expect(deeds).toContainEqual({ do: 'claim', race: 'TWO AT ONCE' });
});

test('of many conversations the shares are what they should be', () => {
  const of = (test: (plan: Plan) => boolean) => plans(1000).filter(test).length / 1000;
  const has = (deed: string) => (plan: Plan) => plan.steps.some((step) => step.do === deed);
  expect(of(has('end'))).toBeCloseTo(0.9, 1);
  expect(of(has('hand over'))).toBeCloseTo(0.3, 1);
  expect(of(has('return'))).toBeCloseTo(0.15, 1);
  expect(plans(100, 0).every(has('end'))).toBe(true);
  expect(plans(100, 1).some(has('end'))).toBe(false);
});

test('what comes back to the queue is answered by two at once, and claimed by the reply of one of them', () => {
  for (const { steps } of plans(200)) {
    const at = steps.findIndex((step) => step.do === 'return');
    if (at >= 0) expect(steps[at + 1]).toMatchObject({ do: 'say', by: 'holder', rival: expect.any(String) });
  }
});
