import { GraphQLError } from 'graphql';
import { expect, test } from 'vitest';
import { notFound, rateLimited } from '../domain/errors.ts';
import { asSent, codeOf } from './errors.ts';

const told: unknown[] = [];
const sent = (error: unknown, path?: (string | number)[]) => asSent(path ? new GraphQLError('at', { path, originalError: error instanceof Error ? error : new Error(String(error)) }) : error, (each) => told.push(each));
const fromPostgres = (code: string) => Object.assign(new Error('canceling statement due to statement timeout: insert into entry (body) values (\'secret\')'), { code });

test('a refusal gets out with its code, its sentence and what helps, and is not reported', () => {
  expect(sent(notFound(), ['thread'])).toEqual({ message: notFound().message, path: ['thread'], extensions: { code: 'NOT_FOUND' } });
  expect(sent(rateLimited('Wait a little.', 30)).extensions).toEqual({ code: 'RATE_LIMITED', seconds: 30 });
  expect(told).toEqual([]);
});

test('whatever else goes wrong is reported whole, and told as one and the same sentence', () => {
  const failure = new TypeError("Cannot read properties of undefined (reading 'secret')");
  expect(sent(failure, ['sendMessage'])).toEqual({ message: 'Something went wrong on our side. Nothing was changed.', path: ['sendMessage'], extensions: { code: 'INTERNAL_SERVER_ERROR' } });
  expect(told.at(-1)).toBe(failure);
  expect(codeOf('not even an error')).toBe('INTERNAL_SERVER_ERROR');
  expect(codeOf(new GraphQLError('String cannot represent value: { secret: 1 }'))).toBe('INTERNAL_SERVER_ERROR');
});

test('where the deed is done and only its answer fails, nobody is told that nothing was changed', () => {
  expect(sent(new Error('x'), ['sendMessage', 'thread', 'holder']).message).not.toContain('Nothing was changed');
});

test('a database that is away, full or too slow is unavailable, wherever in the chain it says so', () => {
  for (const code of ['57014', '57P01', '08006', '53300', '55P03', 'ECONNREFUSED']) {
    const error = fromPostgres(code);
    expect(sent(error, ['desk'])).toMatchObject({ message: 'Not available at the moment. Try again soon.', extensions: { code: 'UNAVAILABLE' } });
    expect(codeOf(new Error('wrapped', { cause: error }))).toBe('UNAVAILABLE');
    expect(codeOf(new AggregateError([error]))).toBe('UNAVAILABLE');
  }
  expect(codeOf(new Error('timeout exceeded when trying to connect'))).toBe('UNAVAILABLE');
  for (const code of ['53100', '25006']) {
    expect(sent(new Error('wrapped', { cause: fromPostgres(code) }), ['sendMessage'])).toMatchObject({ message: 'Nothing can be written at the moment. What is there can be read. Try again later.', extensions: { code: 'UNAVAILABLE', seconds: 10 } });
  }
  expect(codeOf(fromPostgres('23505'))).toBe('INTERNAL_SERVER_ERROR');
});

test('no sentence is longer than 300 characters', () => {
  expect(sent(rateLimited('x'.repeat(1000), 1)).message).toHaveLength(300);
});
