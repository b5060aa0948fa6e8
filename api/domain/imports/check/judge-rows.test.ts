import { afterAll, beforeAll, expect, test } from 'vitest';
import { openHouse, type House } from '../../../test/cast.ts';
import { type Importing, importing } from '../../../test/importing.ts';

let house: House;
let lena: Importing;
let olga: Importing;
beforeAll(async () => {
  house = await openHouse();
  lena = importing(house, 'lena');
  olga = importing(house, 'olga');
  await house.sql(`update account set external_id = 'K-1' where id = $1`, [house.cast.chloe]);
  await house.sql(`update account set status = 'SUSPENDED' where id = $1`, [house.cast.hana]);
});
afterAll(() => house.leave());

const CLIENTS = 'Name,E-mail,Secure phone,External id,Client team,Job title';
const STAFF = 'Name;E-mail;Secure phone;Role';

test('a client is found again by external id or else by e-mail, and a blank cell changes nothing', async () => {
  const { told } = await lena.check(`${CLIENTS}
Chloe Bennett,CHLOE@bennett.example,+44 7700 900177,K-1,private clients NORTH,Architect
Chloe Bennet,,,K-1,,
,chloe@bennett.example,,,Private clients South,Painter`);
  expect(told).toEqual([
    'SAME',
    'ERROR The same external id stands in row 2 of this file.',
    'ERROR The same e-mail stands in row 2 of this file.',
  ]);
  const byId = await lena.check(`${CLIENTS}\nChloe Bennet,,,K-1,,`);
  expect(byId.told).toEqual(['CHANGE NAME: Chloe Bennett → Chloe Bennet']);
  const byEmail = await lena.check(`${CLIENTS}\n,chloe@bennett.example,,,Private clients South; Private clients North,Painter`);
  expect(byEmail.told).toEqual(['CHANGE JOB_TITLE: Architect → Painter | CLIENT_TEAMS:  → Private clients South']);
});

test('somebody else than the row means is named, with what they are', async () => {
  const { told } = await lena.check(`${CLIENTS}
Ana,ana@alderfinch.example,+447700900501,,,
Chloe,chloe@bennett.example,,K-2,,
Xenia,xenia@mail.example,+447700900177,,,
Help,help@mail.example,=+447700900502,,,
Xaver,xaver@mail.example,+447700900503,,Privat Nord,`);
  expect(told).toEqual([
    'ERROR EMAIL already belongs to Ana Moreau, who is of the staff.',
    'ERROR EMAIL already belongs to Chloe Bennett, who has another external id.',
    'ERROR SECURE_PHONE already belongs to Chloe Bennett.',
    expect.stringMatching(/^ERROR SECURE_PHONE /),
    'ERROR CLIENT_TEAMS “Privat Nord” does not exist. Did you mean Private clients North?',
  ]);
});

test('nobody takes an account over by a file: how somebody signs in is theirs once they have', async () => {
  const { told } = await olga.check(`${CLIENTS}\nChloe Bennett,new@bennett.example,+447700900599,K-1,,`);
  const own = 'is another than the one of this account, which has been accepted. Change it in the account itself.';
  expect(told).toEqual([`ERROR EMAIL ${own} | SECURE_PHONE ${own}`]);
});

test('a phone in a country that codes are not sent to is an error, unless it stands there already', async () => {
  await house.sql(`update organisation set sms_countries = '{DE}'`);
  const { told } = await lena.check(`${CLIENTS}
Dora,dora@mail.example,+4915123456789,,,
Gwen,gwen@mail.example,+447700900521,,,
Chloe Bennett,chloe@bennett.example,+447700900177,,,`);
  await house.sql(`update organisation set sms_countries = '{}'`);
  expect(told).toEqual(['CREATE', 'ERROR SECURE_PHONE is in a country that codes are not sent to. A system administrator says to which.', 'SAME']);
});

test('a suspended account stays as it is until it is reactivated', async () => {
  const { told } = await lena.check(`${CLIENTS}\nHana Sato,hana.sato@mail.example,,,,\n`);
  expect(told).toEqual(['SAME']);
  expect((await lena.check(`${CLIENTS}\nHana Santo,hana.sato@mail.example,,,,`)).told).toEqual(['ERROR Hana Sato is suspended. Reactivate the account before it is changed.']);
});

test('roles: none above one\'s own, none of one\'s own, and no system administrator by a user administrator', async () => {
  const file = `${STAFF}
Rolf One;rolf1@alderfinch.example;+447700900511;staff
Rolf Two;rolf2@alderfinch.example;+447700900512;User administrator
Rolf Three;rolf3@alderfinch.example;+447700900513;SYSTEM_ADMIN
Rolf Four;rolf4@alderfinch.example;+447700900514;emperor
Lena Voss;lena@alderfinch.example;;staff
Olga X;olga@alderfinch.example;;
Ana Moreau;ana@alderfinch.example;;user admin`;
  expect((await lena.check(file, 'STAFF')).told).toEqual([
    'CREATE',
    'CREATE',
    'ERROR ROLE is above your own.',
    'ERROR ROLE “emperor” does not exist. It is staff, user administrator or system administrator.',
    'ERROR ROLE is your own, which somebody else has to change.',
    'ERROR Olga Brandt is a system administrator, whom you do not administer.',
    'CHANGE ROLE: STAFF → USER_ADMIN',
  ]);
  const { told } = await olga.check(file, 'STAFF');
  expect(told[2]).toBe('CREATE');
  expect(told[4]).toBe('CHANGE ROLE: USER_ADMIN → STAFF');
  expect(told[5]).toBe('CHANGE NAME: Olga Brandt → Olga X');
});

test('client teams: whoever is named is put in, a new team is made, a double and an unknown account are errors', async () => {
  const { told } = await lena.check(`Team,E-mail,External id
Private clients North,chloe@bennett.example,
private clients north,hana.sato@mail.example,
Zurich,ana@alderfinch.example,
ZURICH,,K-1
Zurich,ana@alderfinch.example,
Zurich,nobody@mail.example,
Zurich,,
,ana@alderfinch.example,
=Zurich,ana@alderfinch.example,
Zurich,ana@alderfinch.example,K-1`, 'CLIENT_TEAMS');
  expect(told).toEqual([
    'SAME',
    'CHANGE CLIENT_TEAM:  → private clients north',
    'CREATE',
    'CREATE',
    'ERROR The same account and client team stands in row 4 of this file.',
    'ERROR EMAIL belongs to nobody here.',
    'ERROR EMAIL is missing, and there is no external id.',
    'ERROR CLIENT_TEAM is missing.',
    'ERROR CLIENT_TEAM begins with a formula sign. Formulas are not imported.',
    'ERROR EMAIL belongs to Ana Moreau, who has another external id.',
  ]);
});
