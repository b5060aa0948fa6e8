import { parse } from 'graphql';
import { expect, test } from 'vitest';
import { shapeOf, storedIn } from './stored.ts';

const FRAGMENTS = 'fragment Name on Party { name } fragment Who on Viewer { party { ...Name } }';
const stored = storedIn([`query Viewer { viewer { id ...Who } } ${FRAGMENTS}`, 'query Desk($first: Int) { desk { at } }']);
const isStored = (text: string) => stored.has(shapeOf(parse(text)));

test('an operation is known whatever its blanks, the order of its fragments, and the type names that a library adds', () => {
  expect(isStored(`${FRAGMENTS} query Viewer { viewer { id ...Who } }`)).toBe(true);
  expect(isStored('query Viewer{viewer{__typename id ...Who}} fragment Who on Viewer{__typename party{__typename ...Name}} fragment Name on Party{name __typename}')).toBe(true);
});

test('one field, argument, alias or directive more, or an operation less, is another one', () => {
  expect(isStored(`${FRAGMENTS} query Viewer { viewer { id email ...Who } }`)).toBe(false);
  expect(isStored(`${FRAGMENTS} query Viewer { mine: viewer { id ...Who } }`)).toBe(false);
  expect(isStored(`${FRAGMENTS} query Viewer { viewer { id ...Who @skip(if: false) } }`)).toBe(false);
  expect(isStored(`fragment Name on Party { name } fragment Who on Viewer { party { ...Name id } } query Viewer { viewer { id ...Who } }`)).toBe(false);
  expect(isStored('query Desk { desk { at } }')).toBe(false);
  expect(isStored('query Desk($first: Int) { desk { at } } query Viewer { viewer { id } }')).toBe(false);
});
