import { CombinedGraphQLErrors, ServerError } from '@apollo/client/errors';
import { describe, expect, it } from 'vitest';
import { isDefinite, refusalOf } from './refusal.ts';

const answered = (extensions: Record<string, unknown>) => new CombinedGraphQLErrors({ errors: [{ message: 'A sentence.', extensions }] });

describe('a refusal', () => {
  it('has the code and the sentence of the server', () => {
    expect(refusalOf(answered({ code: 'FORBIDDEN' }))).toEqual({ code: 'FORBIDDEN', message: 'A sentence.' });
  });

  it('names the part of the input, and the seconds to wait', () => {
    expect(refusalOf(answered({ code: 'BAD_USER_INPUT', path: 'text' }))).toMatchObject({ path: 'text' });
    expect(refusalOf(answered({ code: 'BAD_USER_INPUT', path: ['card', 'phone'] }))).toMatchObject({ path: 'card.phone' });
    expect(refusalOf(answered({ code: 'RATE_LIMITED', seconds: 30 }))).toMatchObject({ code: 'RATE_LIMITED', seconds: 30 });
  });

  it('is read from the body too, when it came with a status of its own', () => {
    const bodyText = JSON.stringify({ errors: [{ message: 'Sign in first.', extensions: { code: 'UNAUTHENTICATED' } }] });
    const error = new ServerError('401', { response: new Response(bodyText, { status: 401 }), bodyText });
    expect(refusalOf(error)).toEqual({ code: 'UNAUTHENTICATED', message: 'Sign in first.' });
  });

  it('is none of the server’s when no answer came: what became of the request is not known', () => {
    const noAnswer = [new TypeError('Failed to fetch'), undefined, new ServerError('502', { response: new Response('', { status: 502 }), bodyText: '<html>' })];
    expect(noAnswer.map(refusalOf)).toEqual(noAnswer.map(() => ({ code: 'NETWORK', message: '' })));
  });
});

it('only an answer that would be the same again is definite', () => {
  const definite = ['FORBIDDEN', 'NOT_FOUND', 'BAD_USER_INPUT', 'CONFLICT'];
  const passing = ['NETWORK', 'UNAVAILABLE', 'INTERNAL_SERVER_ERROR', 'RATE_LIMITED', 'UNAUTHENTICATED'];
  expect([...definite, ...passing].filter((code) => isDefinite({ code, message: '' }))).toEqual(definite);
});
