import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { STAFF } from '../../demo/cast.ts';
import type { Settled } from '../../demo/settle.ts';
import { FROM, openHouse, type House } from '../../test/cast.ts';
import { sentFor, signedIn } from '../../test/sign-in.ts';
import { confirmTeamAccess, requestTeamAccess } from '../access/team-access.ts';
import { viewer } from '../access/viewer.ts';
import { cardsOf } from '../accounts/contacts.ts';
import { createAccount } from '../accounts/create-account.ts';
import { seeAccount } from '../accounts/see-account.ts';
import { convertTeam, type TeamForm } from './convert-team.ts';
import { type UpdateTeam, updateTeam } from './team-settings.ts';

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.leave());
beforeEach(async () => {
  await house.sql('delete from outbox');
  await house.sql('delete from challenge');
  house.rings.length = 0;
});

const update = (given: Omit<UpdateTeam, 'teamId'>, by: keyof Settled = 'lena') =>
  house.as(house.cast[by], (call) => updateTeam(call, { teamId: house.cast.support, ...given }));
const convert = (to: TeamForm, teamId = house.cast.support, by: keyof Settled = 'lena') => house.as(house.cast[by], (call) => convertTeam(house.outside, call, { teamId, to }));
const account = (id = house.cast.support) => house.as(house.cast.lena, (call) => seeAccount(call, id));
const linesOf = (deed: string) => house.sql<{ before: unknown; after: unknown }>('select before, after from audit where deed = $1 and team_id = $2 order by id', [deed, house.cast.support]);

/** Ana in a browser of her own, her team's queue open. */
async function anaInside() {
  const ana = await signedIn(house, STAFF.ana.email);
  const asAna = { session: ana.sessionId };
  const challenge = await house.door.act(asAna, FROM, (call) => requestTeamAccess(house.outside, call, { teamId: house.cast.support }));
  if (challenge.is === 'CodeChallenge') {
    const sent = await sentFor(house, challenge.challengeId);
    await house.door.act(asAna, FROM, (call) => confirmTeamAccess(house.outside, call, sent));
  }
  const isOpen = async () => (await house.door.look(asAna, FROM, viewer)).teams.find((each) => each.teamId === house.cast.support)?.open;
  expect(await isOpen()).toBe(true);
  return isOpen;
}

test('a team gets another name and a greeting, which clients read on its card', async () => {
  await update({ name: '  Client  support ', greeting: 'Good to see you.\nSay what it is about.' });
  const [card] = await house.door.look({ account: house.cast.chloe }, FROM, (call) => cardsOf(call, [house.cast.support]));
  expect(card?.greeting).toBe('Good to see you.\nSay what it is about.');
  expect(await account()).toMatchObject({ greeting: card?.greeting });
  expect(await house.sql('select name, short_name from account where id = $1', [house.cast.support])).toEqual([{ name: 'Client support', short_name: 'Client support' }]);
  expect(house.rings).toEqual([{ on: 'organisation' }]);
  await update({});
  expect(await account()).toMatchObject({ greeting: card?.greeting });
  await update({ name: 'Support', greeting: '  ' });
  expect(await account()).toMatchObject({ greeting: null });
  const [line] = await linesOf('team.updated');
  expect(line).toMatchObject({ before: { name: 'Support', greets: false }, after: { name: 'Client support', greets: true, newPhone: false } });
  expect(JSON.stringify(line)).not.toContain('Good to see you');
});

test('what a team cannot be called or say is told at the field', async () => {
  await expect(update({ name: ' ' })).rejects.toMatchObject({ code: 'BAD_USER_INPUT', details: { path: 'input.name' } });
  await expect(update({ greeting: 'x'.repeat(501) })).rejects.toMatchObject({ code: 'BAD_USER_INPUT', details: { path: 'input.greeting' } });
  await expect(update({ securePhone: '12' })).rejects.toMatchObject({ code: 'BAD_USER_INPUT', details: { path: 'input.securePhone' } });
  for (const by of ['ana', 'chloe'] as const) await expect(update({ name: 'Mine' }, by)).rejects.toMatchObject({ code: 'FORBIDDEN' });
});

test('a support queue takes a name, its members and a greeting, and has no secure phone to change', async () => {
  const queue = await house.as(house.cast.lena, (call) => createAccount(house.outside, call, { team: { name: 'Complaints', greeting: 'We are sorry to hear it.', memberIds: [house.cast.ana] } }));
  expect(queue).toMatchObject({ status: 'ACTIVE', email: null, securePhoneMasked: null, greeting: 'We are sorry to hear it.', memberIds: [house.cast.ana] });
  const change = house.as(house.cast.lena, (call) => updateTeam(call, { teamId: queue.id, securePhone: '+442079460199' }));
  await expect(change).rejects.toMatchObject({ code: 'BAD_USER_INPUT', details: { path: 'input.securePhone' } });
});

test('a new secure phone locks the queue for whoever had opened it; the same one again does not', async () => {
  const isOpen = await anaInside();
  await update({ securePhone: '+44 7700 900142' });
  expect(await isOpen()).toBe(true);
  await update({ securePhone: '+447700900143' });
  expect(await isOpen()).toBe(false);
  const last = (await linesOf('team.updated')).at(-1);
  expect(last).toMatchObject({ after: { newPhone: true } });
  expect(JSON.stringify(last)).not.toContain('900143');
  await update({ securePhone: '+447700900142' });
});

test('a team account becomes a support queue, open to its members without a code, and a team account again, locked at once', async () => {
  await convert({ queue: true });
  expect(await account()).toMatchObject({ status: 'ACTIVE', email: null, securePhoneMasked: null, memberIds: expect.arrayContaining([house.cast.ana]) });
  const isOpen = await anaInside();
  house.rings.length = 0;
  await convert({ full: { email: 'support@alderfinch.example', securePhone: '+44 7700 900142' } });
  expect(await account()).toMatchObject({ email: 'support@alderfinch.example', securePhoneMasked: expect.stringMatching(/42$/) });
  expect(await isOpen()).toBe(false);
  expect(house.rings).toEqual([{ on: 'organisation' }]);
  expect(await linesOf('team.converted')).toEqual([
    { before: { form: 'FULL' }, after: { form: 'QUEUE' } }, { before: { form: 'QUEUE' }, after: { form: 'FULL' } },
  ]);
});

test('what was opened before a team was a queue for a while stays closed afterwards', async () => {
  const isOpen = await anaInside();
  await convert({ queue: true });
  expect(await isOpen()).toBe(true);
  await convert({ full: { email: 'support@alderfinch.example', securePhone: '+447700900142' } });
  expect(await isOpen()).toBe(false);
});

test('a form is refused where its address is taken or it is given twice; turned into what it is, nothing happens', async () => {
  const { onboarding } = house.cast;
  const taken = { email: 'SUPPORT@alderfinch.example', securePhone: '+447700900144' };
  await expect(convert({ full: taken }, onboarding)).rejects.toMatchObject({ code: 'CONFLICT', details: { path: 'input.to.full.email' } });
  await expect(convert({ full: { ...taken, email: 'nonsense' } }, onboarding)).rejects.toMatchObject({ code: 'BAD_USER_INPUT', details: { path: 'input.to.full.email' } });
  await expect(convert({ full: { email: 'onboarding@alderfinch.example', securePhone: '1' } }, onboarding)).rejects.toMatchObject({ code: 'BAD_USER_INPUT', details: { path: 'input.to.full.securePhone' } });
  await expect(convert({ full: { email: 'other@alderfinch.example', securePhone: '+447700900144' } })).rejects.toMatchObject({ code: 'BAD_USER_INPUT', details: { path: 'input.to.full' } });
  await expect(convert({ queue: false }, onboarding)).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
  await convert({ queue: true }, onboarding);
  expect(house.rings).toEqual([]);
  await expect(convert({ queue: true }, house.cast.ana)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  for (const by of ['ana', 'chloe'] as const) await expect(convert({ queue: true }, onboarding, by)).rejects.toMatchObject({ code: 'FORBIDDEN' });
});

test('a team has its own targets for a first answer, in an order that makes sense; everybody’s desk begins anew with them', async () => {
  expect(await account()).toMatchObject({ lateAfter: 12, overAfter: 20 });
  house.rings.length = 0;
  await update({ lateAfter: 30, overAfter: 90 });
  expect(await account()).toMatchObject({ lateAfter: 30, overAfter: 90 });
  expect(house.rings).toEqual([{ on: 'organisation' }]);
  for (const [wrong, field] of [[{ lateAfter: 90 }, 'lateAfter'], [{ overAfter: 30 }, 'overAfter'], [{ lateAfter: 0 }, 'lateAfter'], [{ overAfter: 1441 }, 'overAfter']] as const) {
    await expect(update(wrong)).rejects.toMatchObject({ code: 'BAD_USER_INPUT', details: { path: `input.${field}` } });
  }
  expect((await linesOf('team.updated')).at(-1)).toMatchObject({ before: { lateAfter: 12, overAfter: 20 }, after: { lateAfter: 30, overAfter: 90 } });
});
