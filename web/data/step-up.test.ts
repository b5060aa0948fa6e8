import { ApolloLink, execute, gql } from '@apollo/client';
import { from } from 'rxjs';
import { expect, test } from 'vitest';
import { makeStepUp, stepUpLink, withStepUp } from './step-up.ts';

const DEED = gql`mutation Deed { deed }`;
const REFUSED = { data: null, errors: [{ message: 'Prove first.', extensions: { code: 'STEP_UP_REQUIRED' } }] };

/** A server that refuses the first so many times, and answers later, as servers do; what it was asked is counted. */
function server(refusals: number) {
  let asked = 0;
  const link = new ApolloLink(() => {
    const answer: ApolloLink.Result = (asked += 1) > refusals ? { data: { deed: true } } : REFUSED;
    return from(Promise.resolve(answer));
  });
  return { link, asked: () => asked };
}

function carryOut(link: ApolloLink): Promise<ApolloLink.Result> {
  return new Promise((resolve, reject) => {
    let last: ApolloLink.Result | undefined;
    execute(link, { query: DEED }, { client: undefined as never }).subscribe({ next: (result) => (last = result), error: reject, complete: () => resolve(last ?? {}) });
  });
}

test('a deed that asks for a proof waits for it, and is then done', async () => {
  const stepUp = makeStepUp();
  const { link, asked } = server(1);
  const done = carryOut(stepUpLink(stepUp).concat(link));
  await expect.poll(stepUp.view).toBe(true);
  stepUp.answer(true);
  expect((await done).data).toEqual({ deed: true });
  expect([asked(), stepUp.view()]).toEqual([2, false]);
});

test('whoever leaves the question gets the refusal, and nothing is asked again', async () => {
  const stepUp = makeStepUp();
  const { link, asked } = server(1);
  const done = carryOut(stepUpLink(stepUp).concat(link));
  await expect.poll(stepUp.view).toBe(true);
  stepUp.answer(false);
  expect((await done).errors).toEqual(REFUSED.errors);
  expect(asked()).toBe(1);
});

test('two deeds that wait are one question', async () => {
  const stepUp = makeStepUp();
  const both = [server(1), server(1)].map(({ link }) => carryOut(stepUpLink(stepUp).concat(link)));
  await expect.poll(stepUp.view).toBe(true);
  stepUp.answer(true);
  expect((await Promise.all(both)).map((result) => result.data)).toEqual([{ deed: true }, { deed: true }]);
});

test('an upload that is refused for it is sent once more', async () => {
  const stepUp = makeStepUp();
  let sent = 0;
  const send = async () => ((sent += 1) === 1 ? new Response(JSON.stringify({ errors: REFUSED.errors }), { status: 403 }) : new Response('{}', { status: 201 }));
  const done = withStepUp(stepUp, send);
  await expect.poll(stepUp.view).toBe(true);
  stepUp.answer(true);
  expect((await done).status).toBe(201);
  expect(sent).toBe(2);
});
