import { randomUUID } from 'node:crypto';
import {
  getNamedType, type GraphQLArgument, type GraphQLField, type GraphQLInputField, type GraphQLInputType, isEnumType, isInputObjectType, isLeafType, isListType,
  isNonNullType, isRequiredArgument, isRequiredInputField,
} from 'graphql';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Name, openServed, type Served } from '../test/served.ts';
import { type Rule, rules } from './contract/rules.ts';
import { buildContract } from './contract.ts';

/* Every root field as every role: what is in the table is what happens, and nothing anybody asks is a fault of ours. */

let served: Served;
const cookies = new Map<Name, string>();
const ROLES: { is: string; name: Name | null; passes: Rule[] }[] = [
  { is: 'nobody', name: null, passes: ['anybody'] },
  { is: 'a client', name: 'chloe', passes: ['anybody', 'signed in'] },
  { is: 'staff', name: 'ana', passes: ['anybody', 'signed in', 'staff'] },
  { is: 'a user administrator', name: 'lena', passes: ['anybody', 'signed in', 'staff', 'administrators'] },
  { is: 'a system administrator', name: 'olga', passes: ['anybody', 'signed in', 'staff', 'administrators'] },
];

beforeAll(async () => {
  served = await openServed();
  for (const { name } of ROLES) if (name) cookies.set(name, await served.signedIn(name));
});
afterAll(() => served.close());

const contract = buildContract();
const KNOWN = ['UNAUTHENTICATED', 'FORBIDDEN', 'NOT_FOUND', 'BAD_USER_INPUT', 'CONFLICT', 'RATE_LIMITED'];

for (const { is, name, passes } of ROLES) {
  test(`as ${is}, every field answers what the table of rules says`, async () => {
    for (const operation of ['Query', 'Mutation'] as const) {
      for (const field of fieldsOf(operation)) {
        // It would end the session that the rest of the table needs.
        if (field.name === 'signOut' && name !== null) continue;
        const answer = await served.ask(name && (cookies.get(name) ?? null), asked(operation.toLowerCase(), field));
        const code = answer.errors?.[0]?.extensions.code;
        const rule = rules[operation]?.[field.name] ?? 'administrators';
        if (passes.includes(rule)) expect([field.name, code ?? KNOWN[0]], `${field.name}: ${answer.text}`).toEqual([field.name, expect.toBeOneOf(KNOWN)]);
        else expect([field.name, code]).toEqual([field.name, name === null ? 'UNAUTHENTICATED' : 'FORBIDDEN']);
      }
    }
  });
}

test('every field that names a thread answers for somebody else\'s as for none', async () => {
  const threadId = await served.world.chloeWrites();
  const strangers = [await served.signedIn('hana'), await served.signedIn('greta'), await served.signedIn('emil')];
  for (const operation of ['Query', 'Mutation'] as const) {
    for (const field of fieldsOf(operation)) {
      const query = asked(operation.toLowerCase(), field, 'OF_THE_THREAD');
      if (!query.includes('OF_THE_THREAD')) continue;
      for (const stranger of strangers) {
        const [foreign, missing] = [await served.ask(stranger, query.replaceAll('OF_THE_THREAD', threadId)), await served.ask(stranger, query.replaceAll('OF_THE_THREAD', randomUUID()))];
        expect([field.name, foreign.errors?.[0]?.extensions.code]).toEqual([field.name, expect.toBeOneOf(['NOT_FOUND', 'FORBIDDEN'])]);
        expect(foreign.text).toBe(missing.text);
      }
    }
  }
});

function fieldsOf(type: 'Query' | 'Mutation'): GraphQLField<unknown, unknown>[] {
  const root = type === 'Query' ? contract.getQueryType() : contract.getMutationType();
  return Object.values(root?.getFields() ?? {});
}

/** The field with the fewest arguments that it takes. */
function asked(operation: string, field: GraphQLField<unknown, unknown>, threadId: string = randomUUID()): string {
  const args = field.args.filter(isRequiredArgument).map((arg) => `${arg.name}: ${literal(arg, field.name === 'thread' ? threadId : randomUUID(), threadId)}`);
  const selection = isLeafType(getNamedType(field.type)) ? '' : ' { __typename }';
  return `${operation} { ${field.name}${args.length > 0 ? `(${args.join(', ')})` : ''}${selection} }`;
}

function literal({ name, type }: GraphQLArgument | GraphQLInputField, id: string, threadId: string): string {
  return literalOf(type, name === 'threadId' ? threadId : id, threadId);
}

function literalOf(type: GraphQLInputType, id: string, threadId: string): string {
  if (isNonNullType(type)) return literalOf(type.ofType, id, threadId);
  if (isListType(type)) return `[${literalOf(type.ofType, id, threadId)}]`;
  if (isEnumType(type)) return type.getValues()[0]?.name ?? '';
  if (isInputObjectType(type)) {
    const fields = Object.values(type.getFields());
    const given = type.isOneOf ? fields.slice(0, 1) : fields.filter(isRequiredInputField);
    return `{ ${given.map((field) => `${field.name}: ${literal(field, randomUUID(), threadId)}`).join(', ')} }`;
  }
  if (type.name === 'Int') return '1';
  if (type.name === 'Boolean') return 'true';
  return `"${type.name === 'String' ? 'x' : id}"`;
}
