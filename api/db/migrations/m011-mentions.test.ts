import { afterAll, beforeAll, expect, test } from 'vitest';
import { asOwner, bareDatabase } from '../../test/database.ts';
import { migrate } from '../orm.ts';

/* What people chose before the migration stands, and they are told of what they could not choose, like everybody. */

let url: string;
let drop: () => Promise<void>;
beforeAll(async () => {
  const database = await bareDatabase();
  url = database.url;
  drop = database.drop;
});
afterAll(() => drop());

const sql = <Row extends object>(text: string) => asOwner<Row>(url, text);

test('whoever has chosen hears that a note addresses them, and sees it pop up if their own conversations do; clients hear nothing of it', async () => {
  await migrate(url, 'm009-notices');
  await sql(`insert into account (id, kind, role, status, name, short_name, email) values
    ('00000000-0000-4000-8000-000000000001', 'STAFF', 'STAFF', 'ACTIVE', 'Ana Moreau', 'Ana', 'ana@alderfinch.example'),
    ('00000000-0000-4000-8000-000000000002', 'STAFF', 'STAFF', 'ACTIVE', 'Ben Okafor', 'Ben', 'ben@alderfinch.example'),
    ('00000000-0000-4000-8000-000000000003', 'CLIENT', null, 'ACTIVE', 'Chloe Bennett', 'Chloe', 'chloe@bennett.example')`);
  await sql(`insert into notice_settings (account_id, sound, browser, email, alarm) values
    ('00000000-0000-4000-8000-000000000001', '{}', '{QUEUED,NAMED}', '{HELD}', true),
    ('00000000-0000-4000-8000-000000000002', '{HELD}', '{QUEUED}', '{}', false),
    ('00000000-0000-4000-8000-000000000003', '{}', '{ANSWERED}', '{ANSWERED}', false)`);
  await migrate(url);
  expect(await sql('select sound, browser, email, alarm, alarm_past_target as past from notice_settings order by account_id')).toEqual([
    { sound: ['MENTIONED'], browser: ['QUEUED', 'NAMED', 'MENTIONED'], email: ['HELD', 'MENTIONED'], alarm: true, past: false },
    { sound: ['HELD', 'MENTIONED'], browser: ['QUEUED'], email: ['MENTIONED'], alarm: false, past: false },
    { sound: [], browser: ['ANSWERED'], email: ['ANSWERED'], alarm: false, past: false },
  ]);
});
