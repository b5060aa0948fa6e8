import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { keptPost, type KeptPost } from '../../test/kept-post.ts';
import { openWorld, type World } from '../../test/world.ts';
import type { From } from '../call.ts';
import { hashPassword } from './hashing.ts';
import { requestPasswordReset } from './reset.ts';
import { signIn } from './sign-in.ts';

/* How long an answer takes tells nobody who has an account here: two hundred tries of each kind, one after the other in turns, and medians that lie within ten per cent. */

const TRIES = 200;
const PASSWORD = 'a lantern on the quay';
let world: World;
let post: KeptPost;
beforeAll(async () => {
  world = await openWorld();
  post = keptPost();
  const { sql, id } = world;
  await sql(`update account set password_hash = $1, secure_phone = '+4477009001' || (10 + row)::text from (select id as of, row_number() over (order by id) as row from account) n where n.of = account.id and kind <> 'TEAM'`, [await hashPassword(PASSWORD)]);
  await sql(`update account set status = 'SUSPENDED' where id = $1`, [id.ben]);
  await sql(`update account set status = 'INVITED', password_hash = null where id = $1`, [id.dara]);
  await sql('update account set secure_phone = null where id = $1', [id.emil]);
});
afterAll(() => world.close());

/** From another network each time, so that no limit is what is measured. */
const from = (i: number): From => ({ address: `10.${i >> 16}.${(i >> 8) & 255}.${i & 255}`, requestId: null });
let networks = 0;

async function medians(kinds: Record<string, (from: From) => Promise<unknown>>): Promise<Record<string, number>> {
  const times = new Map(Object.keys(kinds).map((kind) => [kind, [] as number[]]));
  for (let i = -20; i < TRIES; i++) {
    // In another order each time: whoever comes after somebody slow would be slow too.
    const turn = Object.entries(kinds).sort(() => Math.random() - 0.5);
    for (const [kind, work] of turn) {
      const began = performance.now();
      await work(from(networks++));
      if (i >= 0) times.get(kind)?.push(performance.now() - began);
    }
  }
  return Object.fromEntries([...times].map(([kind, all]) => [kind, all.sort((a, b) => a - b)[TRIES / 2] ?? 0]));
}

function areAlike(what: string, found: Record<string, number>): void {
  const all = Object.values(found);
  console.log(`${what}: ${Object.entries(found).map(([kind, ms]) => `${kind} ${ms.toFixed(2)} ms`).join(', ')}`);
  expect(Math.max(...all) / Math.min(...all)).toBeLessThan(1.1);
}

describe('medians within ten per cent', () => {
  test('of a sign-in that is refused', { timeout: 300_000, retry: 2 }, async () => {
    const tries = (email: string, password: string) => async (address: From) => {
      expect(await signIn(post, world.door, address, { email: `${email}@alderfinch.example`, password })).toMatchObject({ is: 'SignInRefused' });
    };
    areAlike('sign-in', await medians({
      'unknown': tries('nobody', PASSWORD), 'known': tries('ana', 'not it at all'), 'suspended': tries('ben', PASSWORD), 'invited': tries('dara', PASSWORD), 'without a phone': tries('emil', PASSWORD),
    }));
  });

  test('of asking for a new password', { timeout: 300_000, retry: 2 }, async () => {
    const asks = (email: string) => async (address: From) => void (await requestPasswordReset(post, world.door, address, { email: `${email}@alderfinch.example` }));
    areAlike('reset', await medians({ unknown: asks('nobody'), known: asks('ana'), suspended: asks('ben'), invited: asks('dara') }));
  });
});
