import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSchema, parse, validate } from 'graphql';
import { expect, test } from 'vitest';
import { root } from '../test/house.ts';
import { replayed } from './operations.ts';

test('what the replay asks stands in the contract, word for word', () => {
  const contract = buildSchema(readFileSync(join(root, 'schema.graphql'), 'utf8'));
  expect(replayed.length).toBeGreaterThan(12);
  expect(replayed.flatMap((text) => validate(contract, parse(text))).map(String)).toEqual([]);
});
