import type { SetupQuery, SetupStepFieldsFragment, SetupStepKind } from '../generated.ts';

/** How far the organisation is set up. */
export type Setup = SetupQuery['setup'];
export type Step = SetupStepFieldsFragment;

/** Done, the one to do next, or still to come. */
export type StepState = 'done' | 'now' | 'later';

/** The steps in their order. The first that is not done is the one to do now, also where later ones are done already. */
export function statesOf(steps: readonly Step[]): (Step & { state: StepState })[] {
  const now = steps.findIndex(({ done }) => !done);
  return steps.map((step, place) => ({ ...step, state: step.done ? 'done' : place === now ? 'now' : 'later' }));
}

/** "4 of 6". */
export function progressOf(steps: readonly Step[]): { done: number; all: number } {
  return { done: steps.filter(({ done }) => done).length, all: steps.length };
}

/** One of the steps by what it is. */
export function stepOf(steps: readonly Step[], kind: SetupStepKind): Step | undefined {
  return steps.find(({ step }) => step === kind);
}
