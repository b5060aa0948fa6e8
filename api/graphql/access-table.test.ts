import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Answer, type Name, openServed, type Served } from '../test/served.ts';
import { fieldsOf, type RootType, smallest } from '../test/smallest.ts';
import { freshWithin } from './contract/freshness.ts';
import type { Rule } from './contract/rule.ts';
import { overHttpOnly, rules } from './contract/rules.ts';
import { buildContract } from './contract.ts';

/* Every root field as every role, over HTTP and over the socket: what is in the table is what happens, and nothing anybody asks is a fault of ours. */

let served: Served;
const cookies = new Map<Name, string>();
const ROLES: { is: string; name: Name | null; passes: Rule[] }[] = [
  { is: 'nobody', name: null, passes: ['anybody'] },
  { is: 'a client', name: 'chloe', passes: ['anybody', 'signed in'] },
  { is: 'staff', name: 'greta', passes: ['anybody', 'signed in', 'staff'] },
  { is: 'a member of a team', name: 'ana', passes: ['anybody', 'signed in', 'staff'] },
  { is: 'a user administrator', name: 'lena', passes: ['anybody', 'signed in', 'staff', 'administrators'] },
  { is: 'a system administrator', name: 'olga', passes: ['anybody', 'signed in', 'staff', 'administrators', 'system administrators'] },
];

beforeAll(async () => {
  served = await openServed();
  for (const [i, { name }] of ROLES.entries()) {
    if (!name) continue;
    cookies.set(name, await served.signedIn(name));
    await served.world.sql('update account set secure_phone = $2 where id = $1', [served.world.id[name], `+4477009001${10 + i}`]);
  }
});
afterAll(() => served.close());

const contract = buildContract();
const KNOWN = ['UNAUTHENTICATED', 'FORBIDDEN', 'NOT_FOUND', 'BAD_USER_INPUT', 'CONFLICT', 'RATE_LIMITED'];
/** It would end the session that the rest of the table needs. */
const ENDS_IT = 'signOut';

const ruleOf = (type: RootType, field: string): Rule => rules[type]?.[field] ?? 'administrators';
const codeOf = ({ errors }: Pick<Answer, 'errors'>) => errors?.[0]?.extensions.code;

describe.each(ROLES)('as $is', ({ name, passes }) => {
  test('every field answers what the table of rules says', async () => {
    for (const type of ['Query', 'Mutation'] as const) {
      for (const field of fieldsOf(contract, type)) {
        if (field.name === ENDS_IT && name !== null) continue;
        const answer = await served.ask(name && (cookies.get(name) ?? null), smallest(type, field));
        isAsTheTableSays(field.name, passes.includes(ruleOf(type, field.name)), name, answer);
      }
    }
  });

  test('and over the socket the same, subscriptions too', async () => {
    if (name === null) return;
    const client = served.client(cookies.get(name) ?? '');
    for (const type of ['Query', 'Mutation', 'Subscription'] as const) {
      for (const field of fieldsOf(contract, type)) {
        if (field.name === ENDS_IT) continue;
        const stream = client.iterate({ query: smallest(type, field) });
        const first = await stream.next().then(({ value }) => value as Pick<Answer, 'errors'>, (errors: Answer['errors']) => ({ errors }));
        await stream.return?.();
        if (overHttpOnly.has(field.name)) expect([field.name, codeOf(first)]).toEqual([field.name, 'BAD_USER_INPUT']);
        else isAsTheTableSays(field.name, passes.includes(ruleOf(type, field.name)), name, first);
      }
    }
  });

  test('what changes access or is administered is refused to a session that has not proved itself lately', async () => {
    if (name === null) return;
    const { sql, id } = served.world;
    for (const minutes of [4, 14]) {
      const cookie = await served.signedIn(name);
      await sql('update session set confirmed_at = now() - make_interval(mins => $2) where account_id = $1', [id[name], minutes + 1]);
      for (const field of fieldsOf(contract, 'Mutation')) {
        const rule = ruleOf('Mutation', field.name);
        const within = freshWithin('Mutation', field.name, rule);
        if (field.name === ENDS_IT || within === null || !passes.includes(rule)) continue;
        const code = codeOf(await served.ask(cookie, smallest('Mutation', field)));
        if (within <= minutes + 1) expect([field.name, minutes + 1, code]).toEqual([field.name, minutes + 1, 'STEP_UP_REQUIRED']);
        else expect([field.name, minutes + 1, code]).not.toEqual([field.name, minutes + 1, 'STEP_UP_REQUIRED']);
      }
      await sql('update session set confirmed_at = now() where account_id = $1', [id[name]]);
    }
  });
});

function isAsTheTableSays(field: string, may: boolean, name: Name | null, answer: Pick<Answer, 'errors'>): void {
  const code = codeOf(answer);
  if (may) expect([field, code ?? KNOWN[0]]).toEqual([field, expect.toBeOneOf(KNOWN)]);
  else expect([field, code]).toEqual([field, name === null ? 'UNAUTHENTICATED' : 'FORBIDDEN']);
}

test('everything that administers is proved within fifteen minutes, and every way in within five', () => {
  const within = (field: string) => freshWithin('Mutation', field, ruleOf('Mutation', field));
  for (const { name } of fieldsOf(contract, 'Mutation')) if (ruleOf('Mutation', name).endsWith('administrators')) expect([name, within(name)]).toEqual([name, 15]);
  const ways = fieldsOf(contract, 'Mutation').map(({ name }) => name).filter((name) => /Authenticator|RecoveryCodes|^changePassword|OwnPhone|^createApiToken/u.test(name));
  expect(ways.length).toBeGreaterThanOrEqual(8);
  for (const name of ways) expect([name, within(name)]).toEqual([name, 5]);
});
