import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { keptPost, type KeptPost } from '../../test/kept-post.ts';
import { openWorld, type Name, type World } from '../../test/world.ts';
import { reactivateAccount, suspendAccount } from '../staffing/suspend.ts';
import { createAccount } from './create-account.ts';
import { renewInvitation, revokeInvitation } from './invitation.ts';
import { linkOwner } from './link.ts';
import { seeAccount } from './see-account.ts';

let world: World;
let post: KeptPost;
let accountId: string;
let email: string;
let made = 0;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());
beforeEach(async () => {
  post = keptPost();
  made += 1;
  email = `paul${made}@stern.example`;
  const client = { name: 'Paul Stern', email, securePhone: `+4477009005${String(made).padStart(2, '0')}` };
  accountId = (await world.as('lena', (call) => createAccount(post, call, { client }))).id;
});

const renew = (by: Name = 'lena', of = accountId) => world.as(by, (call) => renewInvitation(post, call, { accountId: of }));
const revoke = (by: Name = 'lena', of = accountId) => world.as(by, (call) => revokeInvitation(call, { accountId: of }));
const isOpen = async (token: string) => (await world.door.lookOpen({ address: null, requestId: null }, (call) => linkOwner(call, token, 'INVITATION'))) !== null;
const seen = () => world.sees('lena', (call) => seeAccount(call, accountId));

test('an invitation is sent again for three days, and the one before stops working', async () => {
  const first = post.tokenTo(email);
  await world.sql(`update password_link set sent_at = sent_at - interval '2 days', expires_at = expires_at - interval '2 days'`);
  const { invitation } = await renew();
  expect(post.mails).toHaveLength(2);
  expect([await isOpen(first), await isOpen(post.tokenTo(email))]).toEqual([false, true]);
  expect(invitation?.revoked).toBe(false);
  expect(((invitation?.expiresAt.getTime() ?? 0) - Date.now()) / 3_600_000).toBeCloseTo(72, 0);
  expect(await world.sql(`select actor_id from audit where deed = 'invitation.renewed' and target_id = $1`, [accountId])).toEqual([{ actor_id: world.id.lena }]);
});

test('it is revoked, which one sees, and renewed after that', async () => {
  const token = post.tokenTo(email);
  expect(await revoke()).toMatchObject({ status: 'INVITED', invitation: { revoked: true } });
  expect(await isOpen(token)).toBe(false);
  await revoke();
  expect(await world.sql(`select 1 from audit where deed = 'invitation.revoked' and target_id = $1`, [accountId])).toHaveLength(1);
  expect(await renew()).toMatchObject({ invitation: { revoked: false } });
  expect(await isOpen(post.tokenTo(email))).toBe(true);
});

test('a suspension revokes it, and whoever is let in again is invited again', async () => {
  await world.as('lena', (call) => suspendAccount(call, { accountId }));
  expect(await seen()).toMatchObject({ status: 'SUSPENDED', invitation: { revoked: true } });
  await expect(renew()).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
  await world.as('lena', (call) => reactivateAccount(call, { accountId }));
  expect(await renew()).toMatchObject({ status: 'INVITED', invitation: { revoked: false } });
});

test('whoever has accepted is not invited again, and a support queue has no mailbox to write to', async () => {
  await world.sql(`update account set status = 'ACTIVE', email_verified_at = now() where id = $1`, [accountId]);
  await world.sql('update password_link set used_at = now() where account_id = $1', [accountId]);
  await expect(renew()).rejects.toMatchObject({ code: 'BAD_USER_INPUT', details: { path: 'input.accountId' } });
  expect(await seen()).toMatchObject({ invitation: null });
  const queue = await world.as('lena', (call) => createAccount(post, call, { team: { name: `Hotline ${made}` } }));
  await expect(renew('lena', queue.id)).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
});

test('nobody fills a mailbox by pressing a button', async () => {
  for (let i = 0; i < 9; i++) await renew();
  await expect(renew()).rejects.toMatchObject({ code: 'RATE_LIMITED' });
});

test('invitations are for administrators, and those of system administrators for system administrators', async () => {
  for (const by of ['ana', 'chloe'] as const) {
    for (const of of [accountId, crypto.randomUUID()]) {
      await expect(renew(by, of)).rejects.toMatchObject({ code: 'FORBIDDEN' });
      await expect(revoke(by, of)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    }
  }
  const staff = { name: 'Femi Adeyemi', email: `femi${made}@stern.example`, securePhone: `+4477009007${String(made).padStart(2, '0')}`, role: 'SYSTEM_ADMIN' as const };
  const femi = await world.as('olga', (call) => createAccount(post, call, { staff }));
  await expect(renew('lena', femi.id)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  expect(await renew('olga', femi.id)).toMatchObject({ role: 'SYSTEM_ADMIN' });
  await expect(renew('lena', crypto.randomUUID())).rejects.toMatchObject({ code: 'NOT_FOUND' });
});
