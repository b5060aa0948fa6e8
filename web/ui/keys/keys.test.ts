import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { keyNames, keyShortcut } from './names.ts';
import { keyPressed } from './pressed.ts';
import { rows } from './table.ts';

const web = new URL('../../', import.meta.url);
const sources = ['app', 'features', 'ui'].flatMap((room) => readdirSync(new URL(`${room}/`, web), { recursive: true, encoding: 'utf8' }).filter((file) => /\.tsx?$/.test(file) && !file.includes('.test.')).map((file) => readFileSync(new URL(`${room}/${file}`, web), 'utf8')));

test('the help tells of no key that no screen has', () => {
  const having = sources.filter((text) => text.includes('useKeys('));
  const isHad = (key: string) => having.some((text) => new RegExp(String.raw`[\s{]['"]?${key.replace(/[?/+]/g, '\\$&')}['"]?:`).test(text));
  expect(rows.filter(({ elsewhere, key }) => !elsewhere && !isHad(key)).map(({ key }) => key)).toEqual([]);
});

test('no key stands in the table twice, and what has none is no press', () => {
  expect(new Set(rows.map(({ key }) => key)).size).toBe(rows.length);
  const pressed = (key: string) => keyPressed({ key, altKey: false, ctrlKey: false, metaKey: false, shiftKey: false });
  for (const { key, keyless } of rows) if (!key.startsWith('mod+')) expect(pressed(key), key).toBe(keyless ? null : key);
});

test('letters are keys of their own with nothing held, signs however one has to type them, and F6 both ways', () => {
  const press = (key: string, held: Partial<Record<'altKey' | 'ctrlKey' | 'metaKey' | 'shiftKey', boolean>> = {}) => keyPressed({ key, altKey: false, ctrlKey: false, metaKey: false, shiftKey: false, ...held });
  expect([press('C'), press('C', { shiftKey: true }), press('c', { ctrlKey: true }), press('c', { altKey: true }), press('y')]).toEqual(['c', null, null, null, null]);
  expect([press('?', { shiftKey: true }), press('/', { shiftKey: true }), press('F6', { shiftKey: true })]).toEqual(['?', '/', 'f6']);
  expect([press('k', { ctrlKey: true }), press('K', { metaKey: true }), press('k', { ctrlKey: true, shiftKey: true })]).toEqual(['mod+k', 'mod+k', null]);
});

test('keys are called as they are printed, and told to readers as they understand them', () => {
  expect([keyNames('j'), keyNames('mod+enter'), keyShortcut('mod+k'), keyShortcut('f6')]).toEqual([['J'], ['Ctrl', '↵'], 'Control+K', 'F6']);
});
