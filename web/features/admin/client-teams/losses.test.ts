import { expect, test } from 'vitest';
import { lossesOf, type Preview } from './losses.ts';

const party = (name: string, kind: 'CLIENT' | 'STAFF' | 'TEAM') => ({ __typename: 'Party' as const, id: name, kind, name, shortName: name, tint: 1, avatar: null });
const pair = (client: string, of: string): Preview['loseSight'][number] => ({ __typename: 'SightLost', client: party(client, 'CLIENT'), of: party(of, 'STAFF') });

test('one client who is taken out: whom they no longer see', () => {
  expect(lossesOf({ loseSight: [pair('Chloe Bennett', 'Support'), pair('Chloe Bennett', 'Greta Vogel')], count: 2 })).toEqual({ sentences: ['Chloe Bennett no longer sees Support and Greta Vogel.'], beyond: null });
});

test('one colleague who is taken out: who no longer sees them, all of them counted', () => {
  expect(lossesOf({ loseSight: [pair('Chloe Bennett', 'Paul Stern')], count: 1 }).sentences).toEqual(['Chloe Bennett no longer sees Paul Stern.']);
  const many = Array.from({ length: 100 }, (_, place) => pair(`Client ${place}`, 'Support'));
  expect(lossesOf({ loseSight: many, count: 611 })).toEqual({ sentences: ['611 clients no longer see Support: Client 0, Client 1, Client 2 and 608 others.'], beyond: null });
});

test('several on both sides: a sentence for each of the fewer', () => {
  const pairs = [pair('Chloe', 'Support'), pair('Chloe', 'Greta'), pair('Gustav', 'Support'), pair('Gustav', 'Greta'), pair('Hana', 'Support')];
  expect(lossesOf({ loseSight: pairs, count: 5 })).toEqual({ sentences: ['3 clients no longer see Support: Chloe, Gustav and Hana.', '2 clients no longer see Greta: Chloe and Gustav.'], beyond: null });
});

test('where not all are at hand no number is told that would be too small', () => {
  const pairs = Array.from({ length: 100 }, (_, place) => pair(`Client ${Math.floor(place / 2)}`, place % 2 ? 'Greta' : 'Support'));
  expect(lossesOf({ loseSight: pairs, count: 218 })).toEqual({
    sentences: [0, 1, 2].map((client) => `Client ${client} no longer sees Support and Greta.`),
    beyond: { count: 218, more: 212 },
  });
});

test('nobody loses sight of anybody: nothing to say', () => {
  expect(lossesOf({ loseSight: [], count: 0 })).toEqual({ sentences: [], beyond: null });
});
