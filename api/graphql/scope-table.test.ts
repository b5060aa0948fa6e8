import { getNamedType, isInterfaceType, isObjectType, isUnionType } from 'graphql';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Scope } from '../domain/call.ts';
import { openServed, type Served } from '../test/served.ts';
import { fieldsOf, type RootType, smallest } from '../test/smallest.ts';
import { buildContract } from './contract.ts';
import { STANDARD } from '../limits.ts';
import { overHttpOnly } from './contract/rules.ts';
import { neededFor, type Needed, scopes } from './contract/scopes.ts';

/* Every scope and every root field, over HTTP and over the socket: what is in the table is what happens. */

let served: Served;
const contract = buildContract();
const TYPES: RootType[] = ['Query', 'Mutation', 'Subscription'];
const fields = TYPES.flatMap((type) => fieldsOf(contract, type).map((field) => ({ type, field, needed: neededFor(type, field.name) })));
/** What each scope lets ask for, with the one that it includes. */
const HELD: Record<Scope, Needed[]> = {
  READ_DIRECTORY: ['any', 'READ_DIRECTORY'],
  WRITE_DIRECTORY: ['any', 'READ_DIRECTORY', 'WRITE_DIRECTORY'],
  READ_THREADS: ['any', 'READ_THREADS'],
  SEND_AS_TEAM: ['any', 'READ_THREADS', 'SEND_AS_TEAM'],
};

beforeAll(async () => {
  served = await openServed();
  // So that nobody's rank is what refuses, and the table alone decides.
  await served.world.sql(`update account set role = 'SYSTEM_ADMIN' where id = $1`, [served.world.id.ana]);
});
afterAll(() => served.close());

for (const scope of Object.keys(HELD) as Scope[]) {
  test(`a token with ${scope} gets what the table says, and FORBIDDEN for everything else`, async () => {
    let asked = 0;
    let secret = '';
    for (const { type, field, needed } of fields) {
      // A new token before its pace is used up; each field is asked twice.
      if (asked++ % (STANDARD.pace.tokenBurst / 2 - 1) === 0) ({ secret } = await served.token('ana', { scopes: [scope], teamIds: [served.world.id.support] }));
      const query = smallest(type, field);
      const answers = [type === 'Subscription' ? null : refusalIn((await served.askWith(secret, query)).errors), await overSocket(secret, query)];
      for (const refusal of answers.filter((each) => each !== null)) {
        if (HELD[scope].includes(needed)) expect([field.name, refusal], query).toEqual([field.name, expect.not.stringMatching(OF_SCOPE)]);
        else expect([field.name, refusal], query).toEqual([field.name, expect.stringMatching(overHttpOnly.has(field.name) ? /FORBIDDEN|it runs over HTTP/u : OF_SCOPE)]);
      }
    }
  });
}

test('the table names nothing that is not there, and every field without it keeps the server from starting', () => {
  const named = Object.entries(scopes).flatMap(([type, table]) => Object.keys(table).map((field) => `${type}.${field}`));
  expect(named.sort()).toEqual(fields.map(({ type, field }) => `${type}.${field.name}`).sort());
  expect(() => neededFor('Query', 'secrets')).toThrow('Query.secrets has no scope');
});

test('no path leads from the directory into threads', () => {
  const inside = ['Thread', 'Card', 'Message', 'Line', 'Note', 'StaffLine', 'DeskSnapshot', 'LinkedThread'];
  for (const { field, needed } of fields) {
    if (needed !== 'any' && needed !== 'READ_DIRECTORY' && needed !== 'WRITE_DIRECTORY') continue;
    expect([field.name, reachable(getNamedType(field.type).name).filter((name) => inside.includes(name))]).toEqual([field.name, []]);
  }
});

const OF_SCOPE = /^FORBIDDEN (This token lacks the scope|This is for people)|^INTERNAL|^UNAUTHENTICATED|^RATE_LIMITED/u;

/** The code and sentence of a refusal, empty if there is none. */
function refusalIn(errors: { message: string; extensions: { code: string } }[] | undefined): string {
  return errors?.[0] ? `${errors[0].extensions.code} ${errors[0].message}` : '';
}

async function overSocket(secret: string, query: string): Promise<string> {
  const client = served.clientWith(secret);
  const stream = client.iterate({ query });
  const first = await stream.next().catch((errors: unknown) => ({ value: { errors } }));
  await stream.return?.();
  await client.dispose();
  return refusalIn((first.value as { errors?: { message: string; extensions: { code: string } }[] } | undefined)?.errors);
}

/** Every type that a document can reach from this one. */
function reachable(from: string): string[] {
  const found = new Set<string>();
  const walk = (name: string) => {
    if (found.has(name)) return;
    found.add(name);
    const type = contract.getType(name);
    if (isUnionType(type)) for (const member of type.getTypes()) walk(member.name);
    if (isObjectType(type) || isInterfaceType(type)) for (const field of Object.values(type.getFields())) walk(getNamedType(field.type).name);
  };
  walk(from);
  return [...found];
}
