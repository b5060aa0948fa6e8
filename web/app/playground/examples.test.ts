import { readFileSync } from 'node:fs';
import { buildSchema, coerceInputValue, GraphQLError, type GraphQLInputType, type GraphQLSchema, isNonNullType, Kind, parse, typeFromAST, validate } from 'graphql';
import { expect, test } from 'vitest';
import { type Story, storyTabs } from './examples.ts';

const contract: GraphQLSchema = buildSchema(readFileSync(new URL('../../../schema.graphql', import.meta.url), 'utf8'));
const nobody: Story = { threadId: undefined, version: undefined, lastSeq: undefined, colleagueId: undefined, clientId: undefined, teamId: undefined };
const ana: Story = { threadId: 't', version: 3, lastSeq: 8, colleagueId: 'b', clientId: 'c', teamId: 's' };

test('every example of the playground is good in the contract, with the variables it starts with', () => {
  for (const story of [nobody, ana]) {
    for (const { query, variables } of storyTabs(story)) {
      const document = parse(query);
      expect(validate(contract, document), query).toEqual([]);
      for (const { name, type, value } of given(query, variables)) {
        const faults: GraphQLError[] = [];
        coerceInputValue(value, type, (_path, _invalid, fault) => faults.push(fault));
        expect(faults, `${name} of ${query}`).toEqual([]);
      }
    }
  }
});

test('no two deeds of the playground carry the same request id', () => {
  const ids = storyTabs(ana).flatMap(({ variables }) => variables.match(/[0-9a-f]{8}-[0-9a-f-]{27}/g) ?? []);
  expect(ids.length).toBeGreaterThan(5);
  expect(new Set(ids).size).toBe(ids.length);
});

function given(query: string, variables: string): { name: string; type: GraphQLInputType; value: unknown }[] {
  const values: Record<string, unknown> = variables ? JSON.parse(variables) : {};
  return parse(query).definitions.flatMap((definition) => {
    if (definition.kind !== Kind.OPERATION_DEFINITION) return [];
    return (definition.variableDefinitions ?? []).flatMap(({ variable, type }) => {
      const known = typeFromAST(contract, type) as GraphQLInputType;
      const name = variable.name.value;
      return name in values || isNonNullType(known) ? [{ name, type: known, value: values[name] }] : [];
    });
  });
}
