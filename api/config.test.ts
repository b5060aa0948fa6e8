import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ConfigProblem, readConfig } from './config.ts';
import { changedIn, STANDARD, TABLE } from './limits.ts';

const production = {
  DATABASE_URL: 'postgres://app:secret@db.example.com/switchboard',
  PUBLIC_URL: 'https://chat.example.com',
  CODE_KEY: Buffer.from(Array.from({ length: 32 }, (_, i) => i * 7)).toString('base64'),
  TRUSTED_PROXIES: '10.0.0.0/8, ::1',
  SMS_ACCOUNT_SID: 'AC1',
  SMS_AUTH_TOKEN: 'token',
  SMS_FROM: '+15005550006',
  SMTP_URL: 'smtps://user:password@mail.example.com',
  MAIL_FROM: 'Switchboard <no-reply@example.com>',
};

describe('the demo', () => {
  let dataDir: string;
  beforeEach(() => void (dataDir = mkdtempSync(join(tmpdir(), 'switchboard-config-'))));
  afterEach(() => rmSync(dataDir, { recursive: true }));

  test('needs no setting, listens on this machine alone and keeps codes in an outbox', () => {
    const config = readConfig({ DATA_DIR: dataDir });
    expect(config).toMatchObject({ mode: 'demo', databaseUrl: null, host: '127.0.0.1', port: 4000, publicUrl: null, secureCookies: false });
    expect(config.origins).toEqual(['http://localhost:4000', 'http://127.0.0.1:4000']);
    expect([config.sms.kind, config.mail.kind]).toEqual(['outbox', 'outbox']);
  });

  test('makes its key on the first start, for its owner alone, and finds it again on the next', () => {
    const first = readConfig({ DATA_DIR: dataDir }).codeKey;
    expect(first).toHaveLength(32);
    expect(readConfig({ DATA_DIR: dataDir }).codeKey).toEqual(first);
    if (process.platform !== 'win32') expect(statSync(join(dataDir, 'code.key')).mode & 0o777).toBe(0o600);
  });
});

describe('production', () => {
  test.each([{ DATABASE_URL: 'postgres://db/switchboard' }, { NODE_ENV: 'production' }])('is meant by %o alone', (env) => {
    expect(() => readConfig(env)).toThrow(ConfigProblem);
  });

  test('names everything that is missing, in one refusal', () => {
    const names = ['DATABASE_URL', 'PUBLIC_URL', 'CODE_KEY', 'SMS_ACCOUNT_SID', 'SMS_AUTH_TOKEN', 'SMS_FROM', 'SMTP_URL', 'MAIL_FROM'];
    expect(problemsOf({ NODE_ENV: 'production' }).map((problem) => problem.split(' ', 1)[0])).toEqual(names);
  });

  test('takes origin and links from PUBLIC_URL, and makes cookies secure', () => {
    const config = readConfig(production);
    expect(config).toMatchObject({ mode: 'production', origins: ['https://chat.example.com'], secureCookies: true, trustedProxies: ['10.0.0.0/8', '::1'] });
    expect(config.sms).toMatchObject({ kind: 'http', url: new URL('https://api.twilio.com') });
  });

  test.each([
    ['PUBLIC_URL', 'http://chat.example.com'],
    ['PUBLIC_URL', 'https://chat.example.com/app'],
    ['DATABASE_URL', 'mysql://db/switchboard'],
    ['CODE_KEY', 'c2hvcnQ='],
    ['CODE_KEY', Buffer.alloc(32).toString('base64')],
    ['SMTP_URL', 'mail.example.com'],
    ['MAIL_FROM', 'nobody'],
    ['BUS_URL', 'nats.example.com:4222'],
    ['BUS_URL', 'https://nats.example.com'],
    ['BUS_URL', 'nats://nats.example.com/subjects'],
    ['BUS_URL', 'nats://one.example.com,'],
    ['TRUSTED_PROXIES', '10.0.0.0/33'],
    ['PORT', '70000'],
    ['LOG_LEVEL', 'loud'],
  ])('refuses %s=%s by name', (name, value) => {
    expect(problemsOf({ ...production, [name]: value })).toEqual([expect.stringMatching(new RegExp(`^${name} is not usable: it should be `))]);
  });

  test('never repeats a value, which may be a secret, in its refusal', () => {
    expect(problemsOf({ ...production, SMTP_URL: 'user:hunter2@mail' }).join()).not.toContain('hunter2');
  });
});

describe('the bus between several servers', () => {
  const busOf = (value?: string) => readConfig({ ...production, ...(value === undefined ? {} : { BUS_URL: value }) }).bus.map(String);

  test('is none, or the NATS servers of one cluster, with what they ask for', () => {
    expect([busOf(), busOf('none')]).toEqual([[], []]);
    expect(busOf('nats://switch:p%40ss@one.example.com:4223, tls://two.example.com')).toEqual(['nats://switch:p%40ss@one.example.com:4223', 'tls://two.example.com']);
    expect(problemsOf({ ...production, BUS_URL: 'nats:hunter2' }).join()).toMatch(/^(?!.*hunter2)BUS_URL is not usable/);
  });
});

describe('the limits', () => {
  test('are the usual ones, and each can be set by its name', () => {
    expect(readConfig(production).limits).toEqual(STANDARD);
    const { limits } = readConfig({ ...production, LIMITS: '{"pace.personPerSecond": 500, "sms.all": 20}' });
    expect(limits).toEqual({ ...STANDARD, pace: { ...STANDARD.pace, personPerSecond: 500 }, sms: { ...STANDARD.sms, all: 20 } });
    expect(changedIn(limits)).toEqual(['pace.personPerSecond=500', 'sms.all=20']);
    expect(changedIn(STANDARD)).toEqual([]);
  });

  test.each([
    ['nonsense', 'LIMITS is not usable: it should be a JSON object'],
    ['[1]', 'LIMITS is not usable: it should be a JSON object'],
    ['{"pace.everybody": 5}', 'LIMITS names pace.everybody that is not a limit'],
    ['{"hunter2!": 5}', 'LIMITS names something that is not a limit'],
    ['{"code.tries": 1000}', 'LIMITS sets code.tries to what it cannot be: it should be a whole number from 1 to 10.'],
    ['{"code.tries": "5"}', 'LIMITS sets code.tries to what it cannot be'],
    ['{"code.tries": 4.5}', 'LIMITS sets code.tries to what it cannot be'],
  ])('%s keeps the server from starting', (text, sentence) => {
    expect(problemsOf({ ...production, LIMITS: text })).toEqual([expect.stringContaining(sentence)]);
  });

  test('stand in the example with what each is normally', () => {
    const example = readFileSync(join(import.meta.dirname, '../.env.example'), 'utf8');
    for (const [room, values] of Object.entries(STANDARD)) {
      const listed = new RegExp(`^#   ${room}\\. *(.*)$`, 'm').exec(example)?.[1];
      expect([room, listed]).toEqual([room, Object.entries(values).map(([name, value]) => `${name} ${value}`).join(', ')]);
    }
    for (const [normal, least, most, sentence] of Object.values(TABLE).flatMap((lines) => Object.values(lines))) {
      expect([sentence, least <= normal && normal <= most]).toEqual([expect.stringMatching(/\.$/), true]);
    }
  });
});

test('the example lists every setting that is read', () => {
  const read = new Set([...readFileSync(join(import.meta.dirname, 'config.ts'), 'utf8').matchAll(/'([A-Z]+(?:_[A-Z]+)*)',|env\.([A-Z_]+)/g)].map(([, a, b]) => a ?? b));
  const listed = readFileSync(join(import.meta.dirname, '../.env.example'), 'utf8').match(/^[A-Z_]+(?==)/gm);
  expect([...read].filter((name) => name && !listed?.includes(name))).toEqual([]);
  expect(read.size).toBeGreaterThan(12);
});

function problemsOf(env: Record<string, string>): string[] {
  try {
    readConfig(env);
  } catch (error) {
    if (error instanceof ConfigProblem) return error.problems;
  }
  return [];
}
