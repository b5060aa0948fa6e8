import { expect, test } from 'vitest';
import { describe, openLog } from './log.ts';

test('an event is one line, whatever somebody put into its fields', () => {
  const lines: string[] = [];
  openLog('info', (line) => lines.push(line)).info('sign-in.refused', { agent: 'a\r\n{"level":"info"}\u001b[2J\u202e\u2028\u0085' });
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
  expect(describe(new TypeError('x is undefined'))).toMatchObject({ error: 'TypeError', message: 'x is undefined' });
});
