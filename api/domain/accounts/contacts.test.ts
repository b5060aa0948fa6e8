import { afterAll, beforeAll, expect, test } from 'vitest';
import { FROM, openHouse, type House } from '../../test/cast.ts';
import type { Settled } from '../../demo/settle.ts';
import { startThread } from '../threads/start.ts';
import { cardsOf, clientTeamNames, contacts, directory } from './contacts.ts';
import { createAccount } from './create-account.ts';
import { partiesOf } from './find.ts';

type Name = keyof Settled;

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.leave());

async function namesIn(page: { items: { accountId: string }[] }): Promise<string[]> {
  const parties = await house.door.lookOpen(FROM, (call) => partiesOf(call, page.items.map((each) => each.accountId)));
  return page.items.map(({ accountId }) => parties.find((each) => each.id === accountId)?.shortName ?? '?');
}

function look<T>(name: Name, question: Parameters<typeof house.door.look<T>>[2]): Promise<T> {
  return house.door.look({ account: house.cast[name] }, FROM, question);
}

const contactsOf = async (name: Name, search?: string) => namesIn(await look(name, (call) => contacts(call, { search: search ?? null })));
const directoryOf = async (name: Name) => namesIn(await look(name, (call) => directory(call, {})));

test('a client sees the teams and the staff of their client teams, and nobody else', async () => {
  expect(await contactsOf('chloe')).toEqual(['Onboarding', 'Support', 'Greta']);
  expect(await contactsOf('hana')).toEqual(['Support']);
});

test('staff see their colleagues, and the clients with whom they or a team of theirs share a client team', async () => {
  expect(await contactsOf('ana')).toEqual(['Ben', 'Dara', 'Emil', 'Greta', 'Lena', 'Olga', 'Chloe', 'Gustav', 'Hana', 'Idris', 'Marta']);
  expect(await contactsOf('greta')).toEqual(['Ana', 'Ben', 'Dara', 'Emil', 'Lena', 'Olga', 'Chloe', 'Gustav', 'Marta']);
  expect(await contactsOf('lena')).toEqual(['Ana', 'Ben', 'Dara', 'Emil', 'Greta', 'Olga']);
});

test('the directory adds the teams, and oneself; a client has none', async () => {
  expect(await directoryOf('greta')).toEqual(['Onboarding', 'Support', 'Ana', 'Ben', 'Dara', 'Emil', 'Greta', 'Lena', 'Olga', 'Chloe', 'Gustav', 'Marta']);
  const page = await look('greta', (call) => directory(call, { kind: 'TEAM' }));
  expect(page.items.map((each) => each.canStart)).toEqual([false, false]);
  await expect(look('chloe', (call) => directory(call, {}))).rejects.toMatchObject({ code: 'FORBIDDEN' });
});

test('whoever was invited and has not come yet is seen by administrators alone, and cannot be written to', async () => {
  const client = { name: 'Nils Aaberg', email: 'nils@aaberg.example', securePhone: '+447700900190' };
  const { id } = await house.as(house.cast.lena, (call) => createAccount(house.outside, call, { client }));
  await house.sql('insert into client_team_member select id, $1 from client_team', [id]);
  expect(await contactsOf('ana')).not.toContain('Nils');
  expect(await directoryOf('ana')).not.toContain('Nils');
  const page = await look('lena', (call) => directory(call, { search: 'nils' }));
  expect(page.items).toEqual([{ accountId: id, canStart: false, openThreadId: null }]);
});

test('whoever is suspended leaves the contacts: staff, client and team', async () => {
  const away = [house.cast.greta, house.cast.gustav, house.cast.onboarding];
  await house.sql(`update account set status = 'SUSPENDED' where id = any($1)`, [away]);
  expect(await contactsOf('chloe')).toEqual(['Support']);
  expect(await contactsOf('ana')).not.toContain('Gustav');
  expect(await directoryOf('ana')).not.toContain('Greta');
  await house.sql(`update account set status = 'ACTIVE' where id = any($1)`, [away]);
});

test('a list is read page by page, each account once, also when somebody joins in the meantime', async () => {
  const read: string[] = [];
  let after: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof directory>> = await look('ana', (call) => directory(call, { first: 4, after }));
    expect(page.items.length).toBeLessThanOrEqual(4);
    read.push(...(await namesIn(page)));
    after = page.endCursor;
    if (read.length === 4) await house.sql(`update account set name = 'Aa ' || name where id = $1`, [house.cast.ana]);
  } while (after !== null);
  expect(read).toEqual(['Onboarding', 'Support', 'Ana', 'Ben', 'Dara', 'Emil', 'Greta', 'Lena', 'Olga', 'Chloe', 'Gustav', 'Hana', 'Idris', 'Marta']);
  await house.sql(`update account set name = 'Ana Moreau' where id = $1`, [house.cast.ana]);
});

test('a search finds parts of names, and takes its signs as they are', async () => {
  expect(await contactsOf('ana', 'OKA')).toEqual(['Ben']);
  for (const sign of ['%', '_', '\\', "'"]) expect(await contactsOf('ana', sign)).toEqual([]);
  expect(await contactsOf('ana', '   ')).toHaveLength(11);
});

test.each([
  ['first', { first: 0 }],
  ['first', { first: 101 }],
  ['after', { after: 'nonsense' }],
  ['after', { after: Buffer.from('["TEAM","x","y"]').toString('base64url') }],
  ['search', { search: 'a\u0000' }],
  ['search', { search: 'x'.repeat(121) }],
])('what cannot be asked is told so: %s %j', async (path, asked) => {
  await expect(look('ana', (call) => contacts(call, asked))).rejects.toMatchObject({ code: 'BAD_USER_INPUT', details: { path } });
});

test('a team that keeps one open thread says which it is', async () => {
  await house.sql('update account set one_open_thread = true where id = $1', [house.cast.support]);
  const { threadId } = await house.as(house.cast.hana, (call) =>
    startThread(call, { clientThreadId: crypto.randomUUID(), to: [house.cast.support], text: 'Good afternoon.' }));
  const page = await look('hana', (call) => contacts(call, {}));
  expect(page.items).toEqual([{ accountId: house.cast.support, canStart: true, openThreadId: threadId }]);
  await house.sql('update account set one_open_thread = false where id = $1', [house.cast.support]);
});

test('a card shows the contact phone and whether somebody answers now, never the secure phone', async () => {
  const [card] = await look('chloe', (call) => cardsOf({ ...call, now: new Date('2026-03-12T14:03:00Z') }, [house.cast.support]));
  expect(card).toMatchObject({ phone: '+442079460142', hours: { timeZone: 'Europe/London', open: true, changesAt: new Date('2026-03-12T18:00:00Z') } });
  expect(JSON.stringify(card)).not.toContain('+447700900142');
});

test('staff learn the client teams of a client, and a client none', async () => {
  expect(await look('ana', (call) => clientTeamNames(call, house.cast.chloe))).toEqual(['Private clients North']);
  await expect(look('chloe', (call) => clientTeamNames(call, house.cast.chloe))).rejects.toMatchObject({ code: 'FORBIDDEN' });
});
