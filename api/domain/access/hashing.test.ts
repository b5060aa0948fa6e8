import { expect, test } from 'vitest';
import { hashPassword, isOutdated, isPassword } from './hashing.ts';

test('a password is kept as argon2id with its parameters and a salt of its own', async () => {
  const [one, two] = await Promise.all([hashPassword('a harbour lantern'), hashPassword('a harbour lantern')]);
  expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/);
  expect(one).not.toBe(two);
  expect(await isPassword('a harbour lantern', one)).toBe(true);
  expect(await isPassword('a harbour lantern', two)).toBe(true);
  expect(await isPassword('a harbour lanterN', one)).toBe(false);
  expect(isOutdated(one)).toBe(false);
});

test('nothing of a long password is cut off: two that differ after byte 72 are two', async () => {
  const long = 'x'.repeat(1023);
  const stored = await hashPassword(`${long}a`);
  expect(await isPassword(`${long}a`, stored)).toBe(true);
  expect(await isPassword(`${long}b`, stored)).toBe(false);
});

test('letters that one keyboard composes and another does not are the same password', async () => {
  const stored = await hashPassword('caf\u00e9 au lait');
  expect(await isPassword('cafe\u0301 au lait', stored)).toBe(true);
});

test('nobody has a password, and neither has a hash that cannot be read', async () => {
  expect(await isPassword('anything', null)).toBe(false);
  expect(await isPassword('', null)).toBe(false);
  expect(await isPassword('anything', '$2b$10$abcdefghijklmnopqrstuv')).toBe(false);
});

test('other work goes on while many passwords are hashed at once', async () => {
  let done = false;
  const all = Promise.all(Array.from({ length: 30 }, () => hashPassword('a harbour lantern'))).then(() => (done = true));
  const waits: number[] = [];
  while (!done) {
    const began = performance.now();
    await new Promise((resolve) => setImmediate(resolve));
    waits.push(performance.now() - began);
  }
  await all;
  const worst = waits.sort((a, b) => a - b)[Math.floor(waits.length * 0.99)] ?? 0;
  expect(worst).toBeLessThan(200);
});
