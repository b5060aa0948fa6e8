import { getNamedType, type GraphQLInputObjectType, isInputObjectType, isObjectType } from 'graphql';
import { expect, test } from 'vitest';
import { type RootType, rootFields } from '../../test/walk/documents.ts';
import { buildContract } from '../contract.ts';
import { rules, takesSecret } from './rules.ts';

/* What the contract takes and gives of secrets, whole: a field more would have to be written down here, and be thought about. */

const contract = buildContract();
const types = Object.values(contract.getTypeMap()).filter(({ name }) => !name.startsWith('__'));
const SECRET = /password|secret|seed|token|code|hash|otp|recovery|^uri$/iu;

test('no answer gives a password, and what it gives of secrets is shown once to their owner', () => {
  const given = types.filter((type) => isObjectType(type)).flatMap((type) => Object.keys(type.getFields()).filter((field) => SECRET.test(field)).map((field) => `${type.name}.${field}`));
  const about = /^(Mutation|Query)\.|At$|Asked$|recoveryCodesLeft$|PhoneCountry\.|\.code$|\.callingCode$/u;
  expect(given.filter((field) => !about.test(field)).sort()).toEqual([
    'ApiTokenCreated.secret', 'ApiTokenCreated.token', 'AuthenticatorConfirmed.recoveryCodes', 'AuthenticatorToConfirm.secret', 'AuthenticatorToConfirm.uri', 'RecoveryCodes.codes',
  ]);
});

test('administrators neither set nor see a password, a seed or somebody\'s code: they give the code of a team\'s phone, and nothing else', () => {
  const taken = rootFields(contract, 'Mutation').filter(({ name }) => rules['Mutation']?.[name]?.endsWith('administrators')).flatMap((field) =>
    field.args.flatMap((arg) => secretsIn(getNamedType(arg.type) as GraphQLInputObjectType).map((secret) => `${field.name}: ${secret}`)),
  );
  expect(taken).toEqual(['confirmPhoneVerification: code']);
});

test('secrets are taken as texts, each in one place', () => {
  const inputs = types.filter((type) => isInputObjectType(type)).flatMap((type) => Object.values(type.getFields()).filter(({ name }) => /^(password|token|code)$/u.test(name)));
  expect(inputs.length).toBeGreaterThan(8);
  expect(new Set(inputs.map(({ type }) => String(type)))).toEqual(new Set(['String!']));
});

test('feeds are those of whoever listens: none is told whose it is', () => {
  const told = rootFields(contract, 'Subscription').flatMap((field) => field.args.map((arg) => `${field.name}.${arg.name}`));
  expect(told.sort()).toEqual(['signals.threadId', 'threadEntries.afterChange', 'threadEntries.afterNote', 'threadEntries.afterNoteChange', 'threadEntries.afterSeq', 'threadEntries.threadId']);
});

test('lists are ordered by us alone, and asked for a hundred at most', () => {
  for (const root of ['Query', 'Mutation', 'Subscription'] as const satisfies RootType[]) {
    for (const field of rootFields(contract, root)) expect([field.name, field.args.filter(({ name }) => /sort|order/iu.test(name))]).toEqual([field.name, []]);
  }
});

test('ids are no numbers that count', () => {
  const ids = types.filter((type) => isObjectType(type)).flatMap((type) => Object.values(type.getFields()).filter(({ name }) => /^id$|Id$/u.test(name)).map(({ type: is }) => getNamedType(is).name));
  expect(ids.length).toBeGreaterThan(40);
  expect(ids).not.toContain('Int');
});

function secretsIn(type: GraphQLInputObjectType, seen = new Set<string>()): string[] {
  if (!isInputObjectType(type) || seen.has(type.name)) return [];
  seen.add(type.name);
  return Object.values(type.getFields()).flatMap((field) => [...(SECRET.test(field.name) && !/^(codeAsked|tokenId)$/u.test(field.name) ? [field.name] : []), ...secretsIn(getNamedType(field.type) as GraphQLInputObjectType, seen)]);
}

test('a query that takes a secret stands alone in its operation', () => {
  const told = rootFields(contract, 'Query').filter(({ args }) => args.some(({ name }) => /^(password|token|code|secret)$/u.test(name))).map(({ name }) => name);
  expect(told).toEqual([...takesSecret]);
});
