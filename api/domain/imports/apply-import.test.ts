import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { openHouse, type House } from '../../test/cast.ts';
import { type Importing, importing } from '../../test/importing.ts';
import { applyImport } from './apply-import.ts';
import { discardImport } from './discard-import.ts';
import { newestImports } from './find-import.ts';
import type { Doors } from './import.ts';
import { mapImport } from './map-import.ts';

let house: House;
let lena: Importing;
let olga: Importing;
let made = 0;
beforeAll(async () => {
  house = await openHouse();
  lena = importing(house, 'lena');
  olga = importing(house, 'olga');
});
afterAll(() => house.leave());
beforeEach(() => {
  house.rings.length = 0;
  made += 1;
});

const HEAD = 'Name,E-mail,Secure phone,Client team,Job title\n';
const person = (n: number) => `Paul ${made}-${n},paul${made}.${n}@mail.example,+4478009${String(made * 100 + n).padStart(5, '0')}`;
const audit = (deed: string, target: string) => house.sql<{ actor_id: string; before: unknown; after: unknown }>('select actor_id, before, after from audit where deed = $1 and target_id = $2', [deed, target]);

test('whoever is created is invited and in their client teams; whoever is changed keeps what the file leaves blank; each leaves a line', async () => {
  const { id, told } = await lena.check(`${HEAD}${person(1)},Private clients South,Baker\nChloe B.,chloe@bennett.example,,Private clients South,`);
  expect(told.map((each) => each.split(' ')[0])).toEqual(['CREATE', 'CHANGE']);
  expect(await lena.apply(id)).toEqual({ is: 'ImportApplied', importId: id });

  const [paul] = await house.sql<{ id: string }>('select id, kind, status, name, short_name, job_title, password_hash, role from account where email = $1', [`paul${made}.1@mail.example`]);
  expect(paul).toMatchObject({ kind: 'CLIENT', status: 'INVITED', name: `Paul ${made}-1`, short_name: 'Paul', job_title: 'Baker', password_hash: null, role: null });
  expect(await audit('account.created', paul?.id ?? '')).toMatchObject([{ actor_id: house.cast.lena, after: { kind: 'CLIENT', name: `Paul ${made}-1`, importId: id } }]);
  const [chloe] = await house.sql('select name, short_name, job_title, secure_phone from account where id = $1', [house.cast.chloe]);
  expect(chloe).toEqual({ name: 'Chloe B.', short_name: 'Chloe', job_title: 'Architect', secure_phone: '+447700900177' });
  expect(await audit('account.updated', house.cast.chloe)).toEqual([{ actor_id: house.cast.lena, before: { NAME: 'Chloe Bennett', CLIENT_TEAMS: null }, after: { NAME: 'Chloe B.', CLIENT_TEAMS: 'Private clients South' } }]);
  const south = await house.sql<{ account_id: string }>(`select account_id from client_team_member m join client_team t on t.id = m.client_team_id where t.name like '%South'`);
  expect(south.map((each) => each.account_id)).toEqual(expect.arrayContaining([paul?.id, house.cast.chloe]));
  expect(await audit('import.applied', id)).toMatchObject([{ after: { kind: 'CLIENTS', fileName: 'clients-march.csv', create: 1, change: 1, error: 0, invited: true } }]);
  expect(house.rings).toContainEqual({ on: 'organisation' });
  expect(await lena.see(id)).toMatchObject({ status: 'APPLIED', rowsApplied: 2 });
});

test('a client who is put into none goes into the default client team, if there is one', async () => {
  await house.sql(`update client_team set is_default = true where name like '%North'`);
  const { id } = await lena.check(`${HEAD}${person(1)},,`);
  await lena.apply(id);
  const into = await house.sql('select t.name from client_team_member m join client_team t on t.id = m.client_team_id join account a on a.id = m.account_id where a.email = $1', [`paul${made}.1@mail.example`]);
  expect(into).toEqual([{ name: 'Private clients North' }]);
  await house.sql('update client_team set is_default = false');
});

test('client teams are made by the rows that name them, once', async () => {
  const { id } = await lena.check('Client team,E-mail\nZurich,chloe@bennett.example\nzurich,support@alderfinch.example\nPrivate clients North,ben@alderfinch.example', 'CLIENT_TEAMS');
  expect(await lena.apply(id)).toMatchObject({ is: 'ImportApplied' });
  const members = await house.sql(`select a.name from client_team t join client_team_member m on m.client_team_id = t.id join account a on a.id = m.account_id where t.name = 'Zurich' order by 1`);
  expect(members).toEqual([{ name: 'Chloe B.' }, { name: 'Support' }]);
  const [zurich] = await house.sql<{ id: string }>(`select id from client_team where name = 'Zurich'`);
  expect(await audit('clientTeam.created', zurich?.id ?? '')).toHaveLength(1);
  expect(await audit('clientTeam.addedTo', zurich?.id ?? '')).toMatchObject([{ after: { accountIds: expect.arrayContaining([house.cast.chloe]) } }]);
  const again = await lena.check('Client team,E-mail\nZurich,chloe@bennett.example', 'CLIENT_TEAMS');
  expect(again.told).toEqual(['SAME']);
});

test('a row that would end otherwise than the dry run said: nothing is written, and the dry run is made anew', async () => {
  const { id } = await lena.check(`${HEAD}${person(1)},,\n${person(2)},,`);
  await house.sql(`update account set email = $2 where id = $1`, [house.cast.idris, `paul${made}.2@mail.example`]);
  expect(await lena.apply(id)).toEqual({ is: 'ImportRefused', reason: 'CHANGED_MEANWHILE', importId: id });
  expect(await house.sql('select 1 from account where email = $1', [`paul${made}.1@mail.example`])).toEqual([]);
  expect(await lena.see(id)).toMatchObject({ status: 'CHECKED', rowsApplied: 0, counts: { create: 1, error: 1 } });
  expect((await lena.rows(id, 'ERROR'))[0]?.problems[0]?.sentence).toMatch(/^is another than the one of this account|^already belongs/);
  expect(await lena.apply(id)).toMatchObject({ is: 'ImportRefused', reason: 'ERRORS' });
  expect(await lena.apply(id, { leaveOutErrors: true })).toMatchObject({ is: 'ImportApplied' });
});

test('an account that somebody makes with the same address while it is being applied: nothing is written', async () => {
  const { id } = await lena.check(`${HEAD}${person(1)},,`);
  const make = () => house.sql(`insert into account (id, kind, status, name, short_name, email) values (gen_random_uuid(), 'CLIENT', 'INVITED', 'Other', 'Other', $1) on conflict do nothing`, [`PAUL${made}.1@mail.example`]);
  const doors: Doors = { ...lena.doors, actOpen: async (work) => (await make(), lena.doors.actOpen(work)) };
  expect(await applyImport(doors, { importId: id })).toMatchObject({ is: 'ImportRefused', reason: 'CHANGED_MEANWHILE' });
  expect(await house.sql('select name from account where lower(email) = $1', [`paul${made}.1@mail.example`])).toEqual([{ name: 'Other' }]);
  expect(await lena.see(id)).toMatchObject({ status: 'CHECKED', counts: { create: 0, change: 1 } });
});

test('whoever is suspended while it is being applied applies nothing, and the import stands as it stood', async () => {
  const { id } = await lena.check(`${HEAD}${person(1)},,`);
  const set = (status: string) => house.sql('update account set status = $2 where id = $1', [house.cast.lena, status]);
  // How far it is, is told in between: at that moment somebody suspends her.
  const doors: Doors = { ...lena.doors, actOpen: async (work) => (await set('SUSPENDED'), lena.doors.actOpen(work)) };
  await expect(applyImport(doors, { importId: id })).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  expect(await house.sql('select 1 from account where email = $1', [`paul${made}.1@mail.example`])).toEqual([]);
  await set('ACTIVE');
  expect(await lena.see(id)).toMatchObject({ status: 'CHECKED' });
});

test('of two who apply the same import at once one does, and the other is told', async () => {
  const { id } = await lena.check(`${HEAD}${Array.from({ length: 60 }, (_, i) => `${person(i)},,`).join('\n')}`);
  const results = await Promise.all([lena.apply(id), olga.apply(id), lena.apply(id)]);
  expect(results.some(({ is }) => is === 'ImportApplied')).toBe(true);
  for (const each of results) if (each.is === 'ImportRefused') expect(each.reason).toBe('BUSY');
  expect(await audit('import.applied', id)).toHaveLength(1);
  expect(await lena.apply(id)).toMatchObject({ is: 'ImportApplied' });
});

test('whoever is invited but has not accepted may get another address: the invitation to the former one works no more', async () => {
  const first = await lena.check(`Name,E-mail,Secure phone,Id\n${person(1)},R-${made}`);
  await lena.apply(first.id, { sendInvitations: false });
  const [paul] = await house.sql<{ id: string }>('select id from account where external_id = $1', [`R-${made}`]);
  await house.sql(`insert into password_link (token_hash, account_id, expires_at) values ($1, $2, now() + interval '1 day')`, [Buffer.alloc(32, made), paul?.id]);
  const second = await lena.check(`Name,E-mail,Secure phone,Id\n,other${made}@mail.example,,R-${made}`);
  expect(second.told).toEqual([`CHANGE EMAIL: paul${made}.1@mail.example → other${made}@mail.example`]);
  await lena.apply(second.id);
  expect(await house.sql('select 1 from password_link where account_id = $1 and revoked_at is null', [paul?.id])).toEqual([]);
  expect(await house.sql('select email from account where id = $1 and invitation_due_at is not null', [paul?.id])).toEqual([{ email: `other${made}@mail.example` }]);
});

test('an import is seen by whoever uploaded it and by system administrators; to others it does not exist', async () => {
  const { id } = await olga.check(`${HEAD}${person(1)},,`);
  for (const foreign of [id, crypto.randomUUID(), 'nonsense']) {
    await expect(lena.see(foreign)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(lena.apply(foreign)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(mapImport(lena.doors, { importId: foreign, mapping: [] })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(house.as(house.cast.lena, (call) => discardImport(call, { importId: foreign }))).rejects.toMatchObject({ code: 'NOT_FOUND' });
  }
  const own = await lena.check(`${HEAD}${person(2)},,`);
  expect(await olga.see(own.id)).toMatchObject({ id: own.id });
  const ids = (name: 'lena' | 'olga') => house.as(house.cast[name], async (call) => (await newestImports(call)).map((each) => each.id));
  expect(await ids('lena')).toEqual(expect.not.arrayContaining([id]));
  expect(await ids('olga')).toEqual(expect.arrayContaining([id, own.id]));
});

test('nobody but administrators imports', async () => {
  for (const name of ['ana', 'chloe'] as const) {
    await expect(importing(house, name).upload(HEAD)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(importing(house, name).see(crypto.randomUUID())).rejects.toMatchObject({ code: 'FORBIDDEN' });
  }
});

test('a mapping names columns and fields of the file, each once, and all that are needed', async () => {
  const id = await lena.upload(`Who,Where,Call,Extra\nPaul,paul@mail.example,+447700900999,x`);
  const map = (mapping: { column: string; field: 'NAME' | 'EMAIL' | 'SECURE_PHONE' | 'ROLE' | null }[]) => mapImport(lena.doors, { importId: id, mapping });
  await expect(map([{ column: 'Nowhere', field: 'NAME' }])).rejects.toMatchObject({ details: { path: 'input.mapping.0.column' } });
  await expect(map([{ column: 'Who', field: 'ROLE' }])).rejects.toMatchObject({ details: { path: 'input.mapping.0.field' } });
  await expect(map([{ column: 'Who', field: 'NAME' }, { column: 'Where', field: 'NAME' }])).rejects.toMatchObject({ details: { path: 'input.mapping.1.field' } });
  await expect(map([{ column: 'Who', field: 'NAME' }, { column: 'Where', field: 'EMAIL' }])).rejects.toMatchObject({ message: 'No column is mapped to “Secure phone”.' });
  const whole = [{ column: 'Who', field: 'NAME' }, { column: 'Where', field: 'EMAIL' }, { column: 'Call', field: 'SECURE_PHONE' }] as const;
  await map([...whole]);
  expect((await lena.rows(id))[0]?.cells).toEqual([{ field: 'NAME', value: 'Paul' }, { field: 'EMAIL', value: 'paul@mail.example' }, { field: 'SECURE_PHONE', value: '+447700900999' }]);

  // The same columns in another order are known the next time.
  const next = await lena.upload(`Extra,Call,Who,Where\nx,+447700900998,Paula,paula@mail.example`);
  expect((await lena.mapping(next)).map(({ field }) => field)).toEqual([null, 'SECURE_PHONE', 'NAME', 'EMAIL']);
  expect(await lena.see(next)).toMatchObject({ mappedAsBefore: true });
});

test('what is put aside holds nothing any more; what is applied stays', async () => {
  const { id } = await lena.check(`${HEAD}${person(1)},,`);
  const discard = (importId: string) => house.as(house.cast.lena, (call) => discardImport(call, { importId }));
  expect(await discard(id)).toBe(id);
  expect(await discard(id)).toBe(id);
  expect(await lena.see(id)).toMatchObject({ status: 'DISCARDED' });
  expect(await house.sql('select 1 from import_row where import_id = $1', [id])).toEqual([]);
  expect(await audit('import.discarded', id)).toHaveLength(1);
  await expect(lena.apply(id)).rejects.toMatchObject({ code: 'CONFLICT' });
  await expect(mapImport(lena.doors, { importId: id, mapping: await lena.mapping(id) })).rejects.toMatchObject({ code: 'CONFLICT' });

  const applied = await lena.check(`${HEAD}${person(2)},,`);
  await lena.apply(applied.id);
  await expect(discard(applied.id)).rejects.toMatchObject({ code: 'CONFLICT' });
  await expect(mapImport(lena.doors, { importId: applied.id, mapping: await lena.mapping(applied.id) })).rejects.toMatchObject({ code: 'CONFLICT' });
});

test('work that a server has left unfinished falls back to where it began, and can be done again', async () => {
  const { id } = await lena.check(`${HEAD}${person(1)},,`);
  await house.sql(`update import set status = 'APPLYING', moved_at = now() - interval '2 minutes' where id = $1`, [id]);
  expect(await lena.see(id)).toMatchObject({ status: 'CHECKED', error: 'This was interrupted. Nothing has been changed.' });
  expect(await lena.apply(id)).toMatchObject({ is: 'ImportApplied' });
  const half = await lena.upload(`${HEAD}${person(2)},,`);
  await house.sql(`update import set status = 'READING', moved_at = now() - interval '2 minutes' where id = $1`, [half]);
  expect(await lena.see(half)).toMatchObject({ status: 'FAILED' });
});

test('a file that cannot be read stays in the list with the reason, and nothing of it is kept', async () => {
  await expect(lena.upload('Name,E-mail\n')).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
  const [newest] = await house.as(house.cast.lena, newestImports);
  expect(newest).toMatchObject({ status: 'FAILED', error: 'The file names columns, and has no rows.' });
});
