import { afterAll, beforeAll, expect, test } from 'vitest';
import { sealNext } from '../../domain/audit/seal.ts';
import { asOwner, bareDatabase } from '../../test/database.ts';
import { connect, migrate } from '../orm.ts';

/* What a firm kept before the migration is there after it, and means what it meant. */

let url: string;
let drop: () => Promise<void>;
beforeAll(async () => {
  const database = await bareDatabase();
  url = database.url;
  drop = database.drop;
});
afterAll(() => drop());

const sql = <Row extends object>(text: string) => asOwner<Row>(url, text);

test('accounts that act are verified, open invitations stay open, and open resets stay resets', async () => {
  await migrate(url, 'm001-main-job');
  await sql(`insert into organisation (id, name) values (1, 'Alder & Finch')`);
  await sql(`insert into account (id, kind, role, status, name, short_name, email, secure_phone, attribution, code_asked, one_open_thread) values
    ('00000000-0000-4000-8000-000000000001', 'STAFF', 'STAFF', 'ACTIVE', 'Ana Moreau', 'Ana', 'Ana@alderfinch.example', '+447700900117', null, null, null),
    ('00000000-0000-4000-8000-000000000002', 'CLIENT', null, 'INVITED', 'Marta Klein', 'Marta', 'marta@klein.example', '+447700900181', null, null, null),
    ('00000000-0000-4000-8000-000000000003', 'TEAM', null, 'ACTIVE', 'Support', 'Support', 'support@alderfinch.example', '+447700900142', 'TEAM', 'NEVER', false),
    ('00000000-0000-4000-8000-000000000004', 'TEAM', null, 'ACTIVE', 'Cards', 'Cards', 'cards@alderfinch.example', '+447700900142', 'TEAM', 'NEVER', false),
    ('00000000-0000-4000-8000-000000000005', 'TEAM', null, 'ACTIVE', 'Onboarding', 'Onboarding', null, null, 'TEAM', 'NEVER', false)`);
  await sql(`insert into password_link (token_hash, account_id, expires_at) values
    ('\\x01', '00000000-0000-4000-8000-000000000001', now() + interval '1 hour'), ('\\x02', '00000000-0000-4000-8000-000000000002', now() + interval '72 hours')`);
  await sql(`insert into audit (id, at, actor_id, deed) values (gen_random_uuid(), now(), '00000000-0000-4000-8000-000000000001', 'session.opened')`);
  await migrate(url);

  expect(await sql('select name, email_verified_at is not null as email, phone_verified_at is not null as phone from account order by id')).toEqual([
    { name: 'Ana Moreau', email: true, phone: true },
    { name: 'Marta Klein', email: false, phone: false },
    { name: 'Support', email: true, phone: true },
    { name: 'Cards', email: true, phone: true },
    { name: 'Onboarding', email: false, phone: false },
  ]);
  expect(await sql(`select purpose, email, role, revoked_at from password_link order by token_hash`)).toEqual([
    { purpose: 'RESET', email: 'Ana@alderfinch.example', role: 'STAFF', revoked_at: null },
    { purpose: 'INVITATION', email: 'marta@klein.example', role: null, revoked_at: null },
  ]);
});

test('lines of before are sealed like all others', async () => {
  const client = await connect(url);
  expect(await sealNext(async (text, params) => (await client.query(text, [...params])).rows, { since: null }).finally(() => client.end())).toMatchObject({ sealed: 1, head: { n: 1 } });
});
