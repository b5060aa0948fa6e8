import { afterEach, beforeEach, expect, test } from 'vitest';
import { openOrm } from '../db/orm.ts';
import { createDoor, SIDE_DOOR, type Door } from '../domain/call.ts';
import type { Outside } from '../domain/outside.ts';
import { macrosFor } from '../domain/texts/macros.ts';
import { readyReplies } from '../domain/texts/ready-replies.ts';
import { desk } from '../domain/threads/desk.ts';
import { outcomeChoices } from '../domain/threads/outcomes.ts';
import { STANDARD } from '../limits.ts';
import { asOwner, freshDatabase } from '../test/database.ts';
import { CONVERSATIONS } from './conversations.ts';
import { seed } from './seed.ts';
import { settle } from './settle.ts';
import { writeTexts } from './write-texts.ts';

let door: Door;
let url: string;
let leave: () => Promise<void>;
const sent: unknown[] = [];
const post = { sms: async (each: unknown) => void sent.push(each), mail: async (each: unknown) => void sent.push(each) };
const outside: Outside = { post, codeKey: Buffer.alloc(32, 1), formerCodeKeys: [], limits: STANDARD, alarm: () => undefined, publicUrl: new URL('http://localhost:4000') };

beforeEach(async () => {
  const database = await freshDatabase();
  url = database.url;
  const orm = await openOrm(url);
  door = createDoor(orm, { ring: () => undefined });
  leave = async () => {
    await orm.close(true);
    await database.drop();
  };
});
afterEach(() => leave());

async function counts() {
  const [row] = await door.lookOpen(SIDE_DOOR, (call) =>
    call.sql<Record<string, number>>(
      `select (select count(*) from account)::int as accounts, (select count(*) from thread)::int as threads,
         (select count(*) from entry)::int as entries, (select count(*) from client_team)::int as "clientTeams",
         (select count(*) from account where status <> 'ACTIVE')::int as waiting, (select count(*) from canned_reply)::int as replies,
         (select count(*) from macro)::int as macros, (select count(*) from tag)::int as tags, (select count(*) from outcome)::int as outcomes`,
      [],
    ));
  return row;
}

test('the first start brings in an organisation at work, the second leaves it alone', async () => {
  expect(await seed(door, outside)).toBe(true);
  const first = await counts();
  expect(first).toMatchObject({ accounts: 14, threads: CONVERSATIONS.length, clientTeams: 2, waiting: 0 });
  expect(await seed(door, outside)).toBe(false);
  expect(await counts()).toEqual(first);
  expect(sent).toEqual([]);

  const cast = await settle(door, outside);
  const anas = await door.look({ account: cast.ana }, SIDE_DOOR, desk);
  const support = anas.queues.find((queue) => queue.teamId === cast.support);
  expect(support?.page.items.filter(({ card }) => card.state === 'QUEUED').map(({ card }) => card.title)).toEqual([
    'Card blocked in Lisbon',
    'Standing order, wrong day',
    'Proof of address for the new flat',
    'New chat',
  ]);
  expect(anas.inbox.items.map(({ card }) => card.title).sort()).toEqual(['Holiday cover in April', 'Quarter-end checklist', 'Transfer to the new account']);
  expect(support?.page.items.find(({ card }) => card.title === 'Card blocked in Lisbon')?.card.tags).toHaveLength(2);
  const transfer = anas.inbox.items.find(({ card }) => card.title === 'Transfer to the new account')?.card.id ?? '';
  const [ready, runs, ends] = await door.look({ account: cast.ana }, SIDE_DOOR, (call) => Promise.all([readyReplies(call, transfer), macrosFor(call, transfer), outcomeChoices(call, transfer)]));
  expect(ready?.map(({ reply }) => reply.shortcut)).toEqual(['bye', 'address', 'blocked', 'tracing', 'hours', 'not-here', 'thanks']);
  expect(ready?.flatMap(({ open }) => open)).toEqual([]);
  expect(runs?.map(({ name }) => name)).toEqual(['Block a lost card', 'This is for Onboarding', 'Trace a transfer', 'Say thank you and end it']);
  expect(ends).toMatchObject({ asked: 'OPTIONAL', outcomes: [{ name: 'Answered' }, { name: 'Put right' }, { name: 'Never heard back' }] });
  const [closed] = await door.lookOpen(SIDE_DOOR, (call) => call.sql<{ title: string; outcome: string }>(`select t.title, o.name as outcome from thread t left join outcome o on o.id = t.outcome_id where t.state = 'CLOSED'`, []));
  expect(closed).toEqual({ title: 'Lost card', outcome: 'Put right' });
});

test('a first start that was cut off is finished by the next one, and nothing is there twice', async () => {
  await writeTexts(door, await settle(door, outside));
  await door.actOpen(SIDE_DOOR, async (call) => {
    await call.sql(`update account set status = 'INVITED', password_hash = null where name = 'Marta Klein'`, []);
    await call.sql('delete from client_team_member', []);
    await call.sql('delete from client_team', []);
    await call.sql(`delete from macro where name = 'Trace a transfer'`, []);
    await call.sql(`delete from canned_reply where shortcut = 'address'`, []);
  });
  expect(await seed(door, outside)).toBe(true);
  const all = await counts();
  expect(all).toMatchObject({ accounts: 14, clientTeams: 2, waiting: 0, replies: 9, macros: 5, tags: 7, outcomes: 5 });
  await asOwner(url, `alter table audit disable trigger audit_append_only; delete from audit where deed = 'demo.seeded'`);
  expect(await seed(door, outside)).toBe(true);
  expect(await counts()).toEqual(all);
});
