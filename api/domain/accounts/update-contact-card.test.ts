import { afterAll, beforeAll, expect, test } from 'vitest';
import { openHouse, type House } from '../../test/cast.ts';
import type { Settled } from '../../demo/settle.ts';
import type { GivenCard } from './given-card.ts';
import { updateContactCard } from './update-contact-card.ts';

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.leave());

function update(by: keyof Settled, card: GivenCard, of?: string) {
  return house.as(house.cast[by], (call) => updateContactCard(call, { accountId: of ?? null, card }));
}

test('everybody changes their own card, the whole of it', async () => {
  const card = { phone: '+44 20 7946 0199', jobTitle: ' Senior  adviser ', hours: { timeZone: 'Europe/Berlin', intervals: [{ weekday: 5, opens: '09:00', closes: '12:00' }, { weekday: 1, opens: '09:00', closes: '24:00' }] } };
  expect(await update('greta', card)).toMatchObject({ accountId: house.cast.greta, phone: '+442079460199', email: null, jobTitle: 'Senior adviser', hours: { intervals: [{ weekday: 1 }, { weekday: 5 }] } });
  expect(await update('greta', {})).toEqual({ accountId: house.cast.greta, phone: null, email: null, jobTitle: null, hours: null, greeting: null });
  const lines = await house.sql(`select 1 from audit where deed = 'contactCard.updated' and actor_id = $1 and target_id = $1`, [house.cast.greta]);
  expect(lines).toHaveLength(2);
});

test('administrators change those of others, a user administrator none of a system administrator', async () => {
  expect(await update('lena', { jobTitle: 'Architect and builder' }, house.cast.chloe)).toMatchObject({ jobTitle: 'Architect and builder' });
  expect(await update('lena', { phone: '+442079460143' }, house.cast.support)).toMatchObject({ phone: '+442079460143' });
  await expect(update('lena', {}, house.cast.olga)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  expect(await update('olga', { jobTitle: 'Office' }, house.cast.lena)).toMatchObject({ jobTitle: 'Office' });
});

test('nobody else does: a card that one sees is forbidden, and what one does not see does not exist', async () => {
  await expect(update('ana', {}, house.cast.ben)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  await expect(update('ana', {}, house.cast.support)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  await expect(update('chloe', {}, house.cast.support)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  for (const id of [house.cast.hana, house.cast.ana, crypto.randomUUID(), 'nonsense']) {
    await expect(update('chloe', {}, id)).rejects.toMatchObject({ code: 'NOT_FOUND', message: expect.stringContaining('nothing here for you') });
  }
});
