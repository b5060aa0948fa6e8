import {
  buildSchema, getIntrospectionQuery, graphqlSync, GraphQLInputObjectType, isEnumType, isInputObjectType, isObjectType, isSpecifiedScalarType,
} from 'graphql';
import { expect, test } from 'vitest';
import { firstDifference } from './contract/drift.ts';
import { guard, rules } from './contract/rules.ts';
import { buildContract } from './contract.ts';

const contract = buildContract();

test('the code serves exactly the written contract, or there would be no schema here', () => {
  expect(contract.getQueryType()?.name).toBe('Query');
  expect(contract.getSubscriptionType()?.getFields()['threadEntries']).toBeDefined();
});

test('a field that the code has and the contract has not is named, with its type', () => {
  const written = buildSchema('type Query { desk: Int } type Card { id: ID }');
  const built = buildSchema('type Query { desk: Int! } type Card { id: ID }');
  expect(firstDifference(written, built)).toContain('in `type Query` the contract has `desk: Int` where the code has `desk: Int!`');
  expect(firstDifference(written, written)).toBeNull();
});

test('everything in the contract is described for integrators', () => {
  const bare: string[] = [];
  const look = (name: string, described: { description?: string | null | undefined }) => void (described.description || bare.push(name));
  for (const type of Object.values(contract.getTypeMap())) {
    if (type.name.startsWith('__') || isSpecifiedScalarType(type)) continue;
    look(type.name, type);
    if (isEnumType(type)) for (const value of type.getValues()) look(`${type.name}.${value.name}`, value);
    if (isInputObjectType(type)) for (const field of Object.values(type.getFields())) look(`${type.name}.${field.name}`, field);
    if (isObjectType(type)) {
      for (const field of Object.values(type.getFields())) {
        look(`${type.name}.${field.name}`, field);
        for (const arg of field.args) look(`${type.name}.${field.name}(${arg.name})`, arg);
      }
    }
  }
  expect(bare).toEqual([]);
});

test('whoever reads the schema reads the written descriptions', () => {
  const { data } = graphqlSync({ schema: contract, source: getIntrospectionQuery() });
  expect(JSON.stringify(data)).toContain('Moves with state, holder, team and participants, never with a message or note. Null for clients.');
});

test('a target of a transfer and an account to make are exactly one of several', () => {
  const oneOf = Object.values(contract.getTypeMap()).filter((type) => type instanceof GraphQLInputObjectType && type.isOneOf);
  expect(oneOf.map(({ name }) => name).sort()).toEqual(['CreateAccountInput', 'HeldToInput', 'MacroActInput', 'TeamFormInput', 'TextOwnerInput', 'TransferTargetInput']);
});

test('every root field says who may ask for it, and the table names nothing that is not there', () => {
  const roots = [contract.getQueryType(), contract.getMutationType(), contract.getSubscriptionType()];
  const fields = roots.flatMap((type) => Object.keys(type?.getFields() ?? {}).map((field) => `${type?.name}.${field}`));
  const ruled = Object.entries(rules).flatMap(([type, table]) => Object.keys(table).map((field) => `${type}.${field}`));
  expect(ruled.sort()).toEqual(fields.sort());
});

test('what nobody need be signed in for is this short list', () => {
  const open = Object.values(rules).flatMap((table) => Object.entries(table).filter(([, rule]) => rule === 'anybody').map(([field]) => field));
  expect(open.sort()).toEqual([
    'acceptInvitation', 'confirmCode', 'confirmInvitation', 'invitation', 'organisation', 'requestPasswordReset', 'resendCode', 'setPassword', 'signIn', 'terms', 'verifyMailbox',
    'viewer',
  ]);
});

test('a root field that nobody has made a rule for keeps the server from starting', () => {
  expect(() => guard(buildSchema('type Query { organisation: Int secrets: Int }'))).toThrow('Query.secrets has no rule of access');
});
