import { ValidationError } from '@mikro-orm/core';
import { GraphQLError } from 'graphql';
import { expect, test } from 'vitest';
import { createPace, PACE, type Suppressed } from './log-pace.ts';
import { describe, openLog } from './log.ts';

test('an event is one line, whatever somebody put into its fields', () => {
  const lines: string[] = [];
  openLog('info', (line) => lines.push(line)).info('sign-in.refused', { what: 'a\r\n{"level":"info"}\u001b[2J\u202e\u2028\u0085\u061c\u200f\u2067\ufeff' });
  expect(lines).toHaveLength(1);
  expect(lines[0]).toMatch(/^[\x20-\x7e]+\n$/);
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({ level: 'info', event: 'sign-in.refused' });
});

test('what is below the chosen level is not written', () => {
  const lines: string[] = [];
  const log = openLog('warn', (line) => lines.push(line));
  log.info('quiet');
  log.error('loud');
  expect(lines).toHaveLength(1);
});

test("a database's message, which repeats what people wrote, stays out; our own is kept", () => {
  const fromDatabase = Object.assign(new Error('invalid input syntax: "my secret"'), { code: '22P02' });
  expect(JSON.stringify(describe(fromDatabase))).not.toContain('my secret');
  expect(describe(fromDatabase)).toMatchObject({ error: 'Error', code: '22P02' });
  for (const error of [new GraphQLError('String cannot represent value: "my secret"'), ValidationError.fromWrongPropertyType({}, 'name', 'string', 'string', 'my secret')]) {
    expect(JSON.stringify(describe(error))).not.toContain('my secret');
  }
  expect(describe(new TypeError('x is undefined'))).toMatchObject({ error: 'TypeError', message: 'x is undefined' });
});

test('whoever knocks ten thousand times fills no disk and hides nobody: the rest is counted, and the count is said', () => {
  const suppressed: Suppressed[] = [];
  let at = 0;
  const isTaken = createPace((each) => suppressed.push(each), () => at);
  const knock = (address: string | null, times: number) => Array.from({ length: times }, () => isTaken('request.refused', address)).filter(Boolean).length;
  expect(knock('203.0.113.7', 10_000)).toBe(PACE.fromOneAddress);
  expect(knock('198.51.100.4', 1)).toBe(1);
  expect(Array.from({ length: 20_000 }, (_, i) => isTaken('request.refused', `10.0.${i % 256}.${i >> 8}`)).filter(Boolean)).toHaveLength(PACE.ofOneEvent - PACE.fromOneAddress - 1);
  expect(isTaken('audit.sealed', null)).toBe(true);
  expect(suppressed).toEqual([]);
  at += 60_001;
  expect(knock('203.0.113.7', 1)).toBe(1);
  expect(suppressed).toContainEqual({ of: 'request.refused', address: '203.0.113.7', count: 9_970 });
  expect(suppressed).toContainEqual({ of: 'request.refused', count: 20_000 - PACE.ofOneEvent + PACE.fromOneAddress + 1 });
});

test('a log that is flooded says in one line how much was left out', () => {
  const lines: string[] = [];
  const log = openLog('info', (line) => lines.push(line));
  for (let i = 0; i < 1_000; i++) log.warn('graphql.failed', { code: '57014' });
  expect(lines).toHaveLength(PACE.ofOneEvent);
});
