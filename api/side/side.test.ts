import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { readConfig } from '../config.ts';
import { joinDatabase, type Database } from '../db/open.ts';
import { STAFF } from '../demo/cast.ts';
import { acceptInvitation, confirmInvitation } from '../domain/access/accept-invitation.ts';
import { signIn } from '../domain/access/sign-in.ts';
import { sessionOf } from '../domain/access/standing.ts';
import { openLog } from '../log.ts';
import { freshDatabase } from '../test/database.ts';
import { FROM, openHouse } from '../test/cast.ts';
import { keptPost } from '../test/kept-post.ts';
import { signedIn } from '../test/sign-in.ts';
import { createAdmin } from './create-admin.ts';
import { openDoors } from './doors.ts';
import { endSessionsOf } from './end-sessions.ts';
import { seed } from './seed.ts';
import type { Side } from './verb.ts';

const opened: Database[] = [];
const said: string[] = [];
beforeEach(() => {
  said.length = 0;
  vi.spyOn(console, 'log').mockImplementation((line: string) => void said.push(line));
});
afterEach(async () => {
  vi.restoreAllMocks();
  for (const database of opened.splice(0)) await database.close();
});

/** The side door of a production with this database. */
function sideOf(url: string): Side {
  const config = readConfig({
    NODE_ENV: 'production', DATABASE_URL: url, PUBLIC_URL: 'https://chat.example', CODE_KEY: Buffer.from(crypto.randomUUID()).toString('base64'),
    SMS_ACCOUNT_SID: 'AC42', SMS_AUTH_TOKEN: 'token', SMS_FROM: 'Switchboard', SMTP_URL: 'smtp://127.0.0.1:1', MAIL_FROM: 'no-reply@chat.example',
  });
  const database = async () => {
    const joined = await joinDatabase(config, () => undefined);
    opened.push(joined);
    return joined;
  };
  return { config, log: openLog('error', () => undefined), signal: new AbortController().signal, database };
}

const FEMI = ['--name', 'Femi Adeyemi', '--email', 'femi@chat.example', '--phone', '+447700900199'];
const linkIn = (text: string, path: string) => new RegExp(`https://chat\\.example/${path}\\?token=[\\w-]{43}`).exec(text)?.[0] ?? '';

test('an empty production gets its organisation and its first system administrator, who accepts the invitation', async () => {
  const database = await freshDatabase();
  const side = sideOf(database.url);
  await createAdmin.run([...FEMI, '--organisation', 'Chat & Co'], side);
  expect(said.join('\n')).toContain('Femi Adeyemi is a system administrator.');
  expect(said.join('\n')).toContain('within 72 hours');

  const { door } = await openDoors(side);
  const post = keptPost();
  const token = new URL(linkIn(said.join('\n'), 'invitation')).searchParams.get('token') ?? '';
  const asked = await acceptInvitation(post, door, FROM, { token, password: 'a lantern in the harbour' });
  if (asked.is !== 'CodeChallenge') throw new Error(asked.is);
  const given = { token, challengeId: asked.challengeId, code: post.codeOf(asked.challengeId) };
  expect(await door.actOpen(FROM, (call) => confirmInvitation(post, call, given))).toEqual({ is: 'InvitationAccepted', email: 'femi@chat.example' });
  const rows = await door.lookOpen(FROM, (call) => call.sql('select o.name, a.role, a.status from organisation o, account a', []));
  expect(rows).toEqual([{ name: 'Chat & Co', role: 'SYSTEM_ADMIN', status: 'ACTIVE' }]);

  said.length = 0;
  await createAdmin.run(FEMI, side);
  expect(said.join('\n')).toContain('is a system administrator already; nothing was changed, and here is a new link.');
  expect(said.join('\n')).toContain('within the hour');
  expect(linkIn(said.join('\n'), 'set-password')).not.toBe('');
  for (const each of opened.splice(0)) await each.close();
  await database.drop();
});

test('what is missing or cannot be is said in a sentence, and nothing is written', async () => {
  const database = await freshDatabase();
  const side = sideOf(database.url);
  await expect(createAdmin.run(['--name', 'Femi'], side)).rejects.toThrow('Say also --organisation, --email, --phone.');
  await expect(createAdmin.run([...FEMI, '--organisation', 'Chat & Co', '--phone', '12'], side)).rejects.toThrow(/^securePhone: A phone number begins with \+ and the country code/);
  const { door } = await openDoors(side);
  expect(await door.lookOpen(FROM, (call) => call.sql('select 1 from account union all select 1 from organisation', []))).toEqual([]);
  await expect(seed.run([], side)).rejects.toThrow('The demo organisation is for the demo alone.');
  for (const each of opened.splice(0)) await each.close();
  await database.drop();
});

test('an address of somebody else is not made an administrator', async () => {
  const house = await openHouse();
  const side = sideOf(house.url);
  await expect(createAdmin.run(['--name', 'Ana', '--email', STAFF.ana.email, '--phone', '+447700900199'], side)).rejects.toThrow(/^email: This address belongs to an account that is no system administrator/);
  for (const each of opened.splice(0)) await each.close();
  await house.leave();
});

test('every session of somebody can be ended from the side door', async () => {
  const house = await openHouse();
  const side = sideOf(house.url);
  const ana = await signedIn(house, STAFF.ana.email);
  await endSessionsOf.run(['ANA@alderfinch.example'], side);
  expect(said).toEqual(['1 session has ended.']);
  expect(await house.door.lookOpen(FROM, (call) => sessionOf(call, ana.sessionToken))).toBeNull();
  expect(await house.sql(`select actor_id from audit where deed = 'session.ended' and target_id = $1`, [ana.sessionId])).toEqual([{ actor_id: null }]);
  await expect(endSessionsOf.run(['nobody@alderfinch.example'], side)).rejects.toThrow('Nobody has the address nobody@alderfinch.example.');
  await expect(endSessionsOf.run([], side)).rejects.toThrow('Say whose');
  expect(await signIn(house.outside, house.door, FROM, { email: STAFF.ana.email, password: 'wrong password' })).toMatchObject({ is: 'SignInRefused' });
  for (const each of opened.splice(0)) await each.close();
  await house.leave();
});
