import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readSentence } from '../sentences.ts';
import { locale, say } from './say.ts';

const folder = new URL('./words/en/', import.meta.url);
const files = readdirSync(folder);
const words = (file: string): Record<string, string> => JSON.parse(readFileSync(new URL(file, folder), 'utf8'));
const phrases = files.flatMap((file) => Object.keys(words(file)));

test('every sentence stands in the file of its room, once', () => {
  for (const file of files) {
    const room = file.replace('.json', '.');
    for (const phrase of Object.keys(words(file))) expect(phrase.startsWith(room), `${phrase} in ${file}`).toBe(true);
  }
  expect(new Set(phrases).size).toBe(phrases.length);
});

test('every sentence is a well-formed message', () => {
  for (const file of files) {
    for (const [phrase, text] of Object.entries(words(file))) expect(() => readSentence(text), phrase).not.toThrow();
  }
});

test('sentences neither exclaim nor apologise', () => {
  for (const file of files) {
    for (const [phrase, text] of Object.entries(words(file))) expect(text, phrase).not.toMatch(/!|\b(sorry|oops|please)\b/i);
  }
});

test('numbers in sentences take their plural, and marks fall away where nothing draws them', () => {
  expect(locale).toBe('en-GB');
  expect(say('plain.minutes', { count: 1 })).toBe('1 minute');
  expect(say('plain.minutes', { count: 24 })).toBe('24 minutes');
  expect(say('access.codeLead', { ending: '17' })).toBe('We sent six digits to your phone ending 17. You can paste them.');
});
