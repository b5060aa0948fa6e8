import { ApolloLink, Observable } from '@apollo/client';
import { Subscription } from 'rxjs';
import { makeStore, type Store } from './store.ts';

/** Proving again who one is, when the server asks for it before a deed. One question for all deeds that wait. */
export type StepUp = Pick<Store<boolean>, 'view' | 'listen'> & {
  /** Whether they proved it. Shows the question, if it is not shown already. */
  ask: () => Promise<boolean>;
  /** The question was answered: proved, or left. */
  answer: (proved: boolean) => void;
};

export function makeStepUp(): StepUp {
  const asked = makeStore(false);
  let waiting: ((proved: boolean) => void)[] = [];
  return {
    view: asked.view,
    listen: asked.listen,
    ask: () =>
      new Promise((resolve) => {
        waiting.push(resolve);
        asked.set(true);
      }),
    answer(proved) {
      const answered = waiting;
      waiting = [];
      asked.set(false);
      for (const resolve of answered) resolve(proved);
    },
  };
}

/**
 * A deed that is refused with STEP_UP_REQUIRED waits for the question and is then asked once more: nothing was written
 * the first time. Whoever leaves the question gets the refusal.
 */
export function stepUpLink(stepUp: StepUp): ApolloLink {
  return new ApolloLink(
    (operation, forward) =>
      new Observable((observer) => {
        let waits = false;
        // Of its own: the first request's ends with its answer, and would take the second one along.
        const told = new Subscription();
        told.add(
          forward(operation).subscribe({
            next: (result) => (isAsked(result) ? void again(result) : observer.next(result)),
            error: (error) => observer.error(error),
            complete: () => waits || observer.complete(),
          }),
        );
        async function again(refused: ApolloLink.Result) {
          waits = true;
          const proved = await stepUp.ask();
          if (proved) return void told.add(forward(operation).subscribe(observer));
          observer.next(refused);
          observer.complete();
        }
        return told;
      }),
  );
}

function isAsked({ errors }: ApolloLink.Result): boolean {
  return errors !== undefined && errors.some(({ extensions }) => extensions?.['code'] === CODE);
}

const CODE = 'STEP_UP_REQUIRED';

/** For requests that do not go through the client, such as uploads: sent once more after the question was answered. */
export async function withStepUp(stepUp: StepUp, send: () => Promise<Response>): Promise<Response> {
  const first = await send();
  if (first.status !== 403 || !(await first.clone().text()).includes(CODE)) return first;
  return (await stepUp.ask()) ? send() : first;
}
