import { expect, test } from 'vitest';
import { returnPath } from './return-path.ts';

const origin = 'https://alderfinch.example';
const back = (to: string) => returnPath(`?to=${encodeURIComponent(to)}`, origin);

test('after signing in one comes back to the conversation one wanted', () => {
  expect(back('/desk/t/7?at=12#newest')).toBe('/desk/t/7?at=12#newest');
});

test('without a wish one comes to the beginning', () => {
  expect(returnPath('', origin)).toBe('/');
  expect(back('')).toBe('/');
});

test('a link never leads from sign-in to another site', () => {
  for (const to of ['https://evil.example/', '//evil.example/', '/\\evil.example', '/\t/evil.example', 'javascript:alert(1)', 'desk']) {
    expect(back(to), to).toBe('/');
  }
});

test('nobody is sent back to sign-in', () => {
  expect(back('/sign-in?to=/sign-in')).toBe('/');
  expect(back('/a/../sign-in')).toBe('/');
});
