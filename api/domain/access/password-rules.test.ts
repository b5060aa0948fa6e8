import { expect, test } from 'vitest';
import { checkPassword } from './password-rules.ts';

const ana = { names: ['Ana Moreau', 'Ana'], email: 'ana@alderfinch.example', organisation: 'Alder & Finch' };
const check = (password: string) => () => checkPassword('input.password', password, ana);

test.each(['patch-cord-1947', 'correct horse battery', 'x9$kQz!2', 'пароль без правил', '🐟🐟🦊🐻🐟🐌🦉🐝', 'Z'.concat('y'.repeat(1000), 'x', 'w'), 'ana likes the harbour'])('taken: %s', (password) => {
  expect(check(password)).not.toThrow();
});

test.each([
  ['too short', '1x4y7z0'],
  ['too short, however many bytes it has', '🐟🦊🐻🐌🦉🐝🦋'],
  ['among those that are tried first', 'corvette'],
  ['among those that are tried first, in other case', 'Q1w2E3r4T5'],
  ['longer than a kilobyte', `ab${'c'.repeat(1023)}`],
  ['half of a character', 'abcdefgh\ud800'],
  ['known to everybody', 'password'],
  ['known to everybody, with digits', 'Welcome2024!'],
  ['one key', 'aaaaaaaaaa'],
  ['two keys', 'abababababab'],
  ['a run', 'abcdefghij'],
  ['a run of digits', '23456789'],
  ['a run backwards', '987654321'],
  ['the product', 'Switchboard1'],
  ['the firm', 'Alder&Finch2026'],
  ['the firm, the other way round', 'finch-alder'],
  ['the name', 'AnaMoreau'],
  ['the name with digits', 'moreau1987'],
  ['the mailbox host', 'alderfinch.example'],
])('refused: %s', (_why, password) => {
  expect(check(password)).toThrow(expect.objectContaining({ code: 'BAD_USER_INPUT', details: { path: 'input.password' } }));
});

test('eight characters are enough, sixty-four and exactly a kilobyte are not too much', () => {
  expect(check('🐟🦊🐻🐌🦉🐝🦋🐙')).not.toThrow();
  expect(check('q7#Lm2&v'.repeat(8))).not.toThrow();
  expect(check('q7#Lm2&v')).not.toThrow();
  expect(check('q7#Lm2&'.repeat(146).concat('xx'))).not.toThrow();
});

test('thousands of those that are tried first are known, each long enough to be taken otherwise', async () => {
  const { default: frequent } = await import('./well-known-passwords.txt?raw');
  const passwords = frequent.split('\n').filter((line) => line !== '' && !line.startsWith('# '));
  expect(passwords.length).toBeGreaterThanOrEqual(3000);
  for (const password of passwords) expect(check(password), password).toThrow();
});
