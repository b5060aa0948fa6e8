import { expect, test } from 'vitest';
import { meantBy } from './meant-by.ts';

const people = [['Ben Okafor', 'Ben'], ['Greta Vogel', 'Greta'], ['Zoë Grünwald', 'Zoë']].map(([name = '', shortName = '']) => ({ name, shortName }));

test('an answer to fewer letters offers nobody whom the letters of now do not mean', () => {
  const names = (search: string) => meantBy(search, people).map(({ shortName }) => shortName);
  expect(names('')).toEqual(['Ben', 'Greta', 'Zoë']);
  expect(names('Gr')).toEqual(['Greta', 'Zoë']);
  expect(names('gre')).toEqual(['Greta']);
  expect(names('zoe')).toEqual(['Zoë']);
  expect(names('Grx')).toEqual([]);
});
