import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Name, openWorld, type World } from '../../test/world.ts';
import { type Call, type From, SIDE_DOOR } from '../call.ts';
import { tokenHash } from '../token.ts';
import { type CreateApiToken, createApiToken, revokeApiToken } from './create-api-token.ts';
import { apiTokens } from './see-api-tokens.ts';
import { endOtherSessions, endSessions, openSession } from './session.ts';
import { endOwnSession, sessionsOf } from './sessions.ts';
import { sessionOf } from './standing.ts';
import { withdrawTeamAccess } from './team-access.ts';
import { apiTokenBySecret, isApiTokenGood, makeSocketTicket, redeemSocketTicket } from './use-api-token.ts';
import { viewer } from './viewer.ts';

let world: World;
beforeAll(async () => void (world = await openWorld()));
afterAll(() => world.close());
beforeEach(async () => {
  await world.sql('update session set ended_at = now() where ended_at is null');
  await world.sql(`update account set secure_phone = null, code_asked = 'NEVER' where kind = 'TEAM'`);
});

const FROM: From = { address: '10.0.0.5', requestId: 'r' };
const make = (by: Name, given: Partial<CreateApiToken>) => world.as(by, (call) => createApiToken(call, { name: 'CRM sync', scopes: ['READ_DIRECTORY'], ...given }));
const through = <T>(id: string, work: (call: Call) => Promise<T>) => world.door.act({ session: id }, FROM, work);
const works = (secret: string, from = FROM) => world.door.lookOpen(from, async (call) => (await apiTokenBySecret(call, secret))?.token ?? null);
const forSupport = (more: Partial<CreateApiToken> = {}) => make('ana', { scopes: ['SEND_AS_TEAM'], teamIds: [world.id.support], ...more });
const actor = (id: string) => through(id, async (call) => call.actor);

test('a token is 256 random bits, shown once, kept as a hash, and told apart by its last four characters', async () => {
  const { token, secret } = await make('ana', { name: '  CRM   sync ' });
  expect(secret).toMatch(/^sb_[\w-]{43}$/u);
  expect(token).toMatchObject({ name: 'CRM sync', accountId: world.id.ana, createdById: world.id.ana, ending: secret.slice(-4), lastUsedAt: null, lastUsedFrom: null, revokedAt: null });
  const [row] = await world.sql<{ hash: Buffer; all: string }>('select s.token_hash as hash, s::text || k::text as all from session s join api_token k on k.session_id = s.id where s.id = $1', [token.id]);
  expect(row?.hash).toEqual(tokenHash(secret));
  expect(row?.all).not.toContain(secret.slice(3));
  const [line] = await world.sql<{ after: object; all: string }>(`select after, a::text as all from audit a where deed = 'apiToken.created' and target_id = $1`, [token.id]);
  expect(line?.after).toMatchObject({ name: 'CRM sync', accountId: world.id.ana, scopes: ['READ_DIRECTORY'] });
  expect(line?.all).not.toContain(secret.slice(3));
});

test('it works for ninety days unless said otherwise, for a year at most, and is never idle', async () => {
  const { token, secret } = await make('ana', {});
  expect(Math.round((token.expiresAt.getTime() - Date.now()) / 86_400_000)).toBe(90);
  await world.sql(`update session set used_at = now() - interval '80 days' where id = $1`, [token.id]);
  expect(await works(secret)).toBe(token.id);
  await world.sql('update session set expires_at = now() where id = $1', [token.id]);
  expect(await works(secret)).toBeNull();
  await expect(through(token.id, viewer)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  for (const expiresAt of [new Date(Date.now() - 1), new Date(Date.now() + 367 * 86_400_000), new Date(Number.NaN)]) {
    await expect(make('ana', { expiresAt })).rejects.toMatchObject({ code: 'BAD_USER_INPUT', details: { path: 'input.expiresAt' } });
  }
});

test('when and from where it was used is seen, to the minute', async () => {
  const { token, secret } = await make('ana', {});
  await works(secret);
  const seen = async () => (await world.sees('ana', (call) => apiTokens(call, {}))).find((each) => each.id === token.id);
  expect(await seen()).toMatchObject({ lastUsedFrom: '10.0.0.5', lastUsedAt: expect.any(Date) });
  await works(secret, { ...FROM, address: '10.0.0.6' });
  expect(await seen()).toMatchObject({ lastUsedFrom: '10.0.0.5' });
  await world.sql(`update session set used_at = used_at - interval '61 seconds' where id = $1`, [token.id]);
  expect(await world.door.lookOpen({ ...FROM, address: '10.0.0.6' }, (call) => isApiTokenGood(call, token.id))).toBe(true);
  expect(await seen()).toMatchObject({ lastUsedFrom: '10.0.0.6' });
});

test('a token is no cookie, and a sign-in is no token', async () => {
  const { secret } = await make('ana', {});
  const session = await world.door.actOpen(FROM, (call) => openSession(call, { id: world.id.ana, kind: 'STAFF' }, { deviceToken: null, formerSessionId: null, agent: null }));
  expect(await world.door.lookOpen(FROM, (call) => sessionOf(call, secret))).toBeNull();
  expect(await works(session.sessionToken)).toBeNull();
  expect(await works('')).toBeNull();
  expect(await works(`${secret}x`)).toBeNull();
});

test('a scope brings along what it cannot do without', async () => {
  expect((await forSupport()).token.scopes).toEqual(['READ_THREADS', 'SEND_AS_TEAM']);
  expect((await make('ana', { scopes: ['WRITE_DIRECTORY', 'WRITE_DIRECTORY'] })).token.scopes).toEqual(['READ_DIRECTORY', 'WRITE_DIRECTORY']);
});

test('it has of its account the teams and queues it was made for, and a rank in the directory alone', async () => {
  const all: Name[] = ['support', 'onboarding'];
  const threads = await make('dara', { scopes: ['READ_THREADS'], teamIds: [world.id.support] });
  expect(await actor(threads.token.id)).toMatchObject({ id: world.id.dara, role: 'STAFF', teams: [world.id.support], open: [world.id.support], via: threads.token.id });
  const directory = await make('dara', { teamIds: all.map((name) => world.id[name]) });
  expect(await actor(directory.token.id)).toMatchObject({ open: [], teams: expect.toSatisfy((teams: string[]) => teams.length === 2) });
  expect(await actor((await make('olga', { scopes: ['READ_THREADS'] })).token.id)).toMatchObject({ role: 'STAFF', teams: [], open: [] });
  expect(await actor((await make('olga', {})).token.id)).toMatchObject({ role: 'SYSTEM_ADMIN', scopes: ['READ_DIRECTORY'] });
});

test('only a session that has the queue open makes a token for it', async () => {
  await world.sql(`update account set secure_phone = '+447700900142', code_asked = 'ONCE_PER_DEVICE' where id = $1`, [world.id.support]);
  const ana = await world.door.actOpen(FROM, (call) => openSession(call, { id: world.id.ana, kind: 'STAFF' }, { deviceToken: null, formerSessionId: null, agent: null }));
  const given = { name: 'Bot', scopes: ['READ_THREADS' as const], teamIds: [world.id.support] };
  const attempt = () => through(ana.sessionId, (call) => createApiToken(call, given));
  await expect(attempt()).rejects.toMatchObject({ code: 'FORBIDDEN' });
  await world.sql(
    'insert into team_access (id, team_id, account_id, session_id, device_id) select $1, $2, account_id, id, device_id from session where id = $3',
    [randomUUID(), world.id.support, ana.sessionId],
  );
  const { token } = await attempt();
  expect((await actor(token.id)).open).toEqual([world.id.support]);
  await world.sql('update session set ended_at = now() where id = $1', [ana.sessionId]);
  expect((await actor(token.id)).open).toEqual([world.id.support]);
});

test('the end of the membership, a new secure phone, and a code that is newly asked close the queue to it', async () => {
  const isOpen = async (id: string) => (await actor(id)).open.length === 1;
  const support = (set: string) => world.sql(`update account set ${set} where id = $1`, [world.id.support]);
  await support(`secure_phone = '+447700900142', code_asked = 'ONCE_PER_DEVICE'`);
  const withCode = (await forSupport()).token.id;
  await support(`code_asked = 'EVERY_SESSION'`);
  expect(await isOpen(withCode)).toBe(true);
  await world.as('olga', (call) => withdrawTeamAccess(call, world.id.support, null));
  expect(await isOpen(withCode)).toBe(false);

  await support(`code_asked = 'NEVER'`);
  const withoutCode = (await forSupport()).token.id;
  expect(await isOpen(withoutCode)).toBe(true);
  await support(`code_asked = 'ONCE_PER_DEVICE'`);
  expect(await isOpen(withoutCode)).toBe(false);

  await support(`code_asked = 'NEVER'`);
  const leaving = (await forSupport()).token.id;
  await world.as('olga', (call) => withdrawTeamAccess(call, world.id.support, world.id.ana));
  expect(await isOpen(leaving)).toBe(false);
  await world.sql('delete from team_member where account_id = $1', [world.id.ana]);
  expect((await actor((await make('ana', {})).token.id)).teams).toEqual([]);
  await world.sql('insert into team_member (team_id, account_id) values ($1, $2)', [world.id.support, world.id.ana]);
});

test('administrators make tokens for staff they may touch, for the directory alone', async () => {
  const forOther = (by: Name, whose: Name, more: Partial<CreateApiToken> = {}) => make(by, { accountId: world.id[whose], ...more });
  const { token } = await forOther('lena', 'ana', { scopes: ['WRITE_DIRECTORY'] });
  expect(token).toMatchObject({ accountId: world.id.ana, createdById: world.id.lena });
  for (const scopes of [['READ_THREADS'], ['SEND_AS_TEAM'], ['READ_DIRECTORY', 'READ_THREADS']] as const) {
    await expect(forOther('olga', 'ana', { scopes: [...scopes], teamIds: [world.id.support] })).rejects.toMatchObject({ code: 'FORBIDDEN' });
  }
  await expect(forOther('lena', 'olga')).rejects.toMatchObject({ code: 'FORBIDDEN' });
  await expect(forOther('ana', 'ben')).rejects.toMatchObject({ code: 'FORBIDDEN' });
  for (const whose of ['chloe', 'support'] as const) await expect(forOther('lena', whose)).rejects.toMatchObject({ code: 'BAD_USER_INPUT', details: { path: 'input.accountId' } });
  await expect(make('ana', { accountId: randomUUID() })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  await expect(make('ana', { accountId: world.id.hana })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  await expect(make('chloe', {})).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
});

test('whoever made a token for somebody gains nothing by that one\'s promotion, and loses it with their own rank', async () => {
  const { token } = await make('lena', { accountId: world.id.ben, scopes: ['WRITE_DIRECTORY'] });
  const rank = (name: Name, role: string) => world.sql('update account set role = $2 where id = $1', [world.id[name], role]);
  await rank('ben', 'SYSTEM_ADMIN');
  expect((await actor(token.id)).role).toBe('STAFF');
  await rank('ben', 'STAFF');
  await rank('lena', 'STAFF');
  await expect(actor(token.id)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  await rank('lena', 'USER_ADMIN');

  const own = await make('olga', { scopes: ['WRITE_DIRECTORY'] });
  await rank('olga', 'USER_ADMIN');
  expect((await actor(own.token.id)).role).toBe('USER_ADMIN');
  await rank('olga', 'SYSTEM_ADMIN');
});

test('no token makes another one', async () => {
  const { token } = await make('olga', { scopes: ['WRITE_DIRECTORY'] });
  await expect(through(token.id, (call) => createApiToken(call, { name: 'Child', scopes: ['READ_DIRECTORY'] }))).rejects.toMatchObject({ code: 'FORBIDDEN' });
});

test('revoking ends it at once and for good, tells everybody to look again, and leaves its line', async () => {
  const { token, secret } = await make('ana', {});
  const rung = new Promise((resolve) => world.bell.listen('organisation', resolve));
  expect(await world.as('ana', (call) => revokeApiToken(call, { tokenId: token.id }))).toMatchObject({ id: token.id, revokedAt: expect.any(Date) });
  await rung;
  expect(await works(secret)).toBeNull();
  await world.as('ana', (call) => revokeApiToken(call, { tokenId: token.id }));
  expect(await world.sql(`select 1 from audit where deed = 'apiToken.revoked' and target_id = $1 and actor_id = $2`, [token.id, world.id.ana])).toHaveLength(1);
});

test('a token is seen and revoked by its account and by administrators who may touch that, and exists for nobody else', async () => {
  const [anas, olgas] = [await make('ana', { name: 'Of Ana' }), await make('olga', { name: 'Of Olga' })];
  const seen = async (by: Name, accountId?: string) => (await world.sees(by, (call) => apiTokens(call, { accountId }))).filter((each) => each.revokedAt === null).map((each) => each.name);
  expect(await seen('ana')).toEqual(['Of Ana']);
  expect(await seen('ben')).toEqual([]);
  expect(await seen('lena')).toEqual(['Of Ana']);
  expect(await seen('olga')).toEqual(['Of Olga', 'Of Ana']);
  expect(await seen('olga', world.id.ana)).toEqual(['Of Ana']);
  await expect(seen('ben', world.id.ana)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  await expect(seen('lena', world.id.olga)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  await expect(seen('ben', world.id.hana)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  const revoke = (by: Name, tokenId: string) => world.as(by, (call) => revokeApiToken(call, { tokenId }));
  await expect(revoke('ben', anas.token.id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  await expect(revoke('lena', olgas.token.id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  await expect(revoke('lena', randomUUID())).rejects.toMatchObject({ code: 'NOT_FOUND' });
  expect(await revoke('lena', anas.token.id)).toMatchObject({ revokedAt: expect.any(Date) });
});

test('it ends with all sessions of its account, and nothing brings it back', async () => {
  const { token, secret } = await make('ben', {});
  await world.door.actOpen(FROM, (call) => endSessions(call, world.id.ben));
  expect(await works(secret)).toBeNull();
  expect(await world.sql(`select 1 from audit where deed = 'apiToken.revoked' and target_id = $1`, [token.id])).toHaveLength(1);
});

test('signing out everywhere else, as one does after changing a password, is about people\'s sessions and leaves tokens alone', async () => {
  const { token, secret } = await make('ben', {});
  const here = await world.door.actOpen(FROM, (call) => openSession(call, { id: world.id.ben, kind: 'STAFF' }, { deviceToken: null, formerSessionId: null, agent: null }));
  const inSession = <T>(work: (call: Call) => Promise<T>) => world.door.act({ session: here.sessionId }, FROM, work);
  expect((await inSession(sessionsOf)).map((each) => each.id)).toEqual([here.sessionId]);
  await inSession(endOtherSessions);
  await expect(inSession((call) => endOwnSession(call, { sessionId: token.id }))).rejects.toMatchObject({ code: 'NOT_FOUND' });
  expect(await works(secret)).toBe(token.id);
});

test.each<[string, Partial<CreateApiToken>]>([
  ['name', { name: ' ' }],
  ['name', { name: 'x'.repeat(81) }],
  ['scopes', { scopes: [] }],
  ['teamIds', { scopes: ['SEND_AS_TEAM'] }],
  ['teamIds', { teamIds: [randomUUID()] }],
])('what cannot be made is refused with its field: %s', async (path, given) => {
  await expect(make('ana', given)).rejects.toMatchObject({ code: 'BAD_USER_INPUT', details: { path: `input.${path}` } });
});

test('an account has fifty tokens and no more', async () => {
  for (let i = 0; i < 50; i++) await make('greta', { name: `Number ${i}` });
  await expect(make('greta', {})).rejects.toMatchObject({ code: 'FORBIDDEN' });
});

test('a ticket opens one socket as its token, once, within thirty seconds', async () => {
  const { token } = await make('ana', {});
  const ticketOf = () => world.door.actOpen(SIDE_DOOR, (call) => makeSocketTicket(call, token.id));
  const redeem = (ticket: string) => world.door.actOpen(FROM, (call) => redeemSocketTicket(call, ticket));
  const once = await ticketOf();
  const answers = await Promise.all(Array.from({ length: 20 }, () => redeem(once)));
  expect(answers.filter((each) => each !== null)).toEqual([token.id]);

  const late = await ticketOf();
  await world.sql(`update socket_ticket set expires_at = expires_at - interval '31 seconds'`);
  expect(await redeem(late)).toBeNull();
  const afterRevoking = await ticketOf();
  await world.as('ana', (call) => revokeApiToken(call, { tokenId: token.id }));
  expect(await redeem(afterRevoking)).toBeNull();
  expect(await redeem('made-up-by-somebody')).toBeNull();
});
