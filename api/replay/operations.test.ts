import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSchema, parse, validate } from 'graphql';
import { expect, test } from 'vitest';
import { root } from '../test/house.ts';
import * as access from './operations/access.ts';
import * as desk from './operations/desk.ts';
import * as entries from './operations/entries.ts';
import * as messages from './operations/messages.ts';
import * as threads from './operations/threads.ts';

test('what the replay asks for stands in the contract, word for word', () => {
  const contract = buildSchema(readFileSync(join(root, 'schema.graphql'), 'utf8'));
  const operations = [access, desk, entries, messages, threads].flatMap((each) => Object.values(each)).filter((each) => typeof each === 'object');
  expect(operations.length).toBeGreaterThan(12);
  expect(operations.flatMap(({ text }) => validate(contract, parse(text))).map(String)).toEqual([]);
});
