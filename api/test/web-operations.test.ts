import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Kind, type DocumentNode, parse, print, validate, visit } from 'graphql';
import { describe, expect, test } from 'vitest';
import { STANDARD } from '../limits.ts';
import { measure } from '../graphql/admit/measure.ts';
import { refuseLarge } from '../graphql/admit/size.ts';
import { buildContract } from '../graphql/contract.ts';
import { root } from './house.ts';

/** The documents of the web app, as they go over the wire: each operation with the fragments that it needs. */
const web = join(root, 'web');
const documents = readdirSync(web, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.graphql'))
  .map((file) => parse(readFileSync(join(web, file), 'utf8')));
const definitions = documents.flatMap((document) => document.definitions);
const contract = buildContract();

describe('the web app asks for no more than the API gives', () => {
  for (const operation of definitions) {
    if (operation.kind !== Kind.OPERATION_DEFINITION) continue;
    test(`${operation.name?.value ?? 'a document without a name'} is valid and within the limits`, () => {
      const document = whole({ kind: Kind.DOCUMENT, definitions: [operation] });
      expect(validate(contract, document)).toEqual([]);
      const measured = measure(document);
      expect(measured).not.toBeNull();
      expect(() => refuseLarge(measured ?? [], STANDARD.document)).not.toThrow();
      expect(() => parse(print(document), { maxTokens: STANDARD.document.tokens })).not.toThrow();
    });
  }
});

function whole(document: DocumentNode): DocumentNode {
  const names = new Set<string>();
  visit(document, { FragmentSpread: ({ name }) => void names.add(name.value) });
  const present = new Set(document.definitions.flatMap((each) => (each.kind === Kind.FRAGMENT_DEFINITION ? [each.name.value] : [])));
  const missing = definitions.filter((each) => each.kind === Kind.FRAGMENT_DEFINITION && names.has(each.name.value) && !present.has(each.name.value));
  return missing.length === 0 ? document : whole({ ...document, definitions: [...document.definitions, ...missing] });
}
