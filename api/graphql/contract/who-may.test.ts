import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../../test/house.ts';
import { whoMay } from '../../test/who-may.ts';
import { buildContract } from '../contract.ts';

test('the page about who may ask what says what the server goes by; after a change it is written anew with `vitest -u`', async () => {
  await expect(whoMay(buildContract())).toMatchFileSnapshot(join(root, 'api/docs/who-may.md'));
});
