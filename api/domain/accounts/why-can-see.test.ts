import { afterAll, beforeAll, expect, test } from 'vitest';
import { FROM, openHouse, type House } from '../../test/cast.ts';
import type { Settled } from '../../demo/settle.ts';
import { addToClientTeam } from './client-team-members.ts';
import { createClientTeam } from './client-teams.ts';
import { contactsAs } from './contacts-preview.ts';
import { contacts, directory } from './contacts.ts';
import { whyCanSee } from './why-can-see.ts';

type Name = keyof Settled;

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.leave());

const why = (viewer: Name, subject: Name, by: Name = 'lena') =>
  house.door.look({ account: house.cast[by] }, FROM, (call) => whyCanSee(call, { viewerId: house.cast[viewer], subjectId: house.cast[subject] }));
const kinds = async (viewer: Name, subject: Name) => (await why(viewer, subject)).reasons.map((each) => each.kind);

test('of everybody in the cast it says what their own contacts and directory say', async () => {
  for (const viewer of Object.keys(house.cast) as Name[]) {
    if (viewer === 'support' || viewer === 'onboarding') continue;
    const look = <T>(question: Parameters<typeof house.door.look<T>>[2]) => house.door.look({ account: house.cast[viewer] }, FROM, question);
    const own = (await look((call) => contacts(call, {}))).items.map((each) => each.accountId);
    const isClient = viewer in { chloe: 1, hana: 1, idris: 1, gustav: 1, marta: 1 };
    const known = isClient ? [...own, house.cast[viewer]] : (await look((call) => directory(call, {}))).items.map((each) => each.accountId);
    for (const subject of Object.keys(house.cast) as Name[]) {
      const { sees, canStart } = await why(viewer, subject);
      expect([viewer, subject, sees, canStart]).toEqual([viewer, subject, known.includes(house.cast[subject]), own.includes(house.cast[subject])]);
    }
  }
});

test('both are in a client team: which, how large, who put the later of the two into it, and when', async () => {
  const { marta, greta, emil } = house.cast;
  const { id } = await house.as(house.cast.lena, (call) => createClientTeam(call, { name: "Marta's mandate", memberIds: [marta, greta] }));
  await house.as(house.cast.olga, (call) => addToClientTeam(call, { clientTeamId: id, accountIds: [emil] }));
  const { sees, reasons } = await why('marta', 'emil');
  expect(sees).toBe(true);
  expect(reasons).toEqual([{
    kind: 'SAME_CLIENT_TEAM', clientTeam: { id, name: "Marta's mandate", clientCount: 1, size: 3 }, addedById: house.cast.olga, addedAt: expect.any(Date),
  }]);
  await house.sql('update client_team_member set added_at = null, added_by = null where client_team_id = $1 and account_id = $2', [id, marta]);
  expect((await why('marta', 'emil')).reasons).toMatchObject([{ kind: 'SAME_CLIENT_TEAM', addedAt: null }]);
  await house.sql('delete from client_team_member where client_team_id = $1', [id]);
});

test('staff see clients by their own client team or through a team of theirs, colleagues by the directory, and administrators everybody', async () => {
  expect(await kinds('greta', 'chloe')).toEqual(['SAME_CLIENT_TEAM']);
  const { reasons } = await why('ana', 'hana');
  expect(reasons).toMatchObject([{ kind: 'THROUGH_TEAM', teamId: house.cast.support, clientTeam: { name: 'Private clients South' } }]);
  expect(await kinds('greta', 'hana')).toEqual(['NO_SHARED_CLIENT_TEAM']);
  expect(await kinds('greta', 'support')).toEqual(['STAFF_DIRECTORY']);
  expect(await why('greta', 'support')).toMatchObject({ sees: true, canStart: false });
  expect(await kinds('lena', 'ana')).toEqual(['STAFF_DIRECTORY', 'ADMINISTRATOR']);
  expect(await why('olga', 'chloe')).toMatchObject({ sees: true, canStart: false, reasons: [{ kind: 'ADMINISTRATOR' }] });
  expect(await kinds('ana', 'ana')).toEqual(['ONESELF']);
});

test('a client does not see the members behind a team, other clients, or whoever shares no client team', async () => {
  expect((await why('chloe', 'ana')).reasons).toMatchObject([{ kind: 'BEHIND_TEAM', teamId: house.cast.support }, { kind: 'NO_SHARED_CLIENT_TEAM' }]);
  expect(await kinds('chloe', 'gustav')).toEqual(['CLIENTS_NEVER']);
  expect(await kinds('hana', 'greta')).toEqual(['NO_SHARED_CLIENT_TEAM']);
});

test('whoever is suspended or has not accepted is named as what stands in the way, before what would speak for it', async () => {
  await house.sql(`update account set status = 'SUSPENDED' where id = $1`, [house.cast.greta]);
  await house.sql(`update account set status = 'INVITED' where id = $1`, [house.cast.marta]);
  expect((await why('chloe', 'greta')).reasons).toMatchObject([{ kind: 'SUSPENDED', whoId: house.cast.greta }, { kind: 'SAME_CLIENT_TEAM' }]);
  expect((await why('marta', 'greta')).reasons).toMatchObject([{ kind: 'NOT_ACCEPTED', whoId: house.cast.marta }, { kind: 'SUSPENDED', whoId: house.cast.greta }, { kind: 'SAME_CLIENT_TEAM' }]);
  expect(await kinds('ana', 'greta')).toEqual(['SUSPENDED']);
  await house.sql(`update account set status = 'ACTIVE'`);
});

test('it is for administrators, about people who look, and about accounts that exist', async () => {
  for (const by of ['ana', 'chloe'] as const) await expect(why('chloe', 'support', by)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  await expect(why('support', 'chloe')).rejects.toMatchObject({ code: 'BAD_USER_INPUT', details: { path: 'viewerId' } });
  const missing = house.door.look({ account: house.cast.lena }, FROM, (call) => whyCanSee(call, { viewerId: house.cast.chloe, subjectId: crypto.randomUUID() }));
  await expect(missing).rejects.toMatchObject({ code: 'NOT_FOUND' });
});

test('a preview shows an administrator the contacts of a client and who stands behind its teams; it is noted, once for all pages', async () => {
  const preview = (by: Name, of: Name, after?: string | null) => house.as(house.cast[by], (call) => contactsAs(call, { accountId: house.cast[of], first: 2, after: after ?? null }));
  const first = await preview('lena', 'chloe');
  expect(first.contacts.items.map((each) => [each.accountId, each.canStart, each.openThreadId])).toEqual([[house.cast.onboarding, true, null], [house.cast.support, true, null]]);
  expect(first.hiddenIds).toEqual(['ana', 'ben', 'dara', 'emil'].map((name) => house.cast[name as Name]));
  const second = await preview('lena', 'chloe', first.contacts.endCursor);
  expect(second.contacts).toEqual({ items: [{ accountId: house.cast.greta, canStart: true, openThreadId: null }], endCursor: null });
  const lines = await house.sql(`select actor_id from audit where deed = 'contacts.previewed' and target_id = $1`, [house.cast.chloe]);
  expect(lines).toEqual([{ actor_id: house.cast.lena }]);
  for (const by of ['ana', 'chloe'] as const) await expect(preview(by, 'chloe')).rejects.toMatchObject({ code: 'FORBIDDEN' });
  await expect(preview('lena', 'ana')).rejects.toMatchObject({ code: 'BAD_USER_INPUT', details: { path: 'accountId' } });
});
