import { randomBytes, randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { seal, unseal } from './seal.ts';

const [key, other] = [randomBytes(32), randomBytes(32)];
const account = randomUUID();

test('a seed is opened by its key, for its account, and by nothing else', () => {
  const sealed = seal(key, account, 'JBSWY3DPEHPK3PXP');
  expect(unseal([key], account, sealed)).toEqual({ text: 'JBSWY3DPEHPK3PXP', isCurrent: true });
  expect(unseal([other], account, sealed)).toBeNull();
  expect(unseal([key], randomUUID(), sealed)).toBeNull();
  sealed[sealed.length - 1] = (sealed.at(-1) ?? 0) ^ 1;
  expect(unseal([key], account, sealed)).toBeNull();
});

test('what was sealed before the key was changed is opened by the former one, and told apart', () => {
  expect(unseal([other, key], account, seal(key, account, 'SEED'))).toEqual({ text: 'SEED', isCurrent: false });
});

test('two seals of one seed have nothing in common', () => {
  expect(seal(key, account, 'SEED').equals(seal(key, account, 'SEED'))).toBe(false);
});
