import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSchema, isAbstractType } from 'graphql';
import { expect, it } from 'vitest';
import { possibleTypes } from './possible-types.ts';

it('the cache knows every union of the contract, and what is in it', () => {
  const schema = buildSchema(readFileSync(join(import.meta.dirname, '../../schema.graphql'), 'utf8'));
  const unions = Object.values(schema.getTypeMap()).filter(isAbstractType).filter(({ name }) => !name.startsWith('__'));
  const contract = Object.fromEntries(unions.map((type) => [type.name, schema.getPossibleTypes(type).map(({ name }) => name)]));
  expect(possibleTypes).toEqual(contract);
});
