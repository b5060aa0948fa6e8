import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { connect } from '../../db/orm.ts';
import { type Name, openWorld, type World } from '../../test/world.ts';
import type { Hours } from '../accounts/hours.ts';
import { updateContactCard } from '../accounts/update-contact-card.ts';
import { SIDE_DOOR } from '../call.ts';
import { updateTeam } from '../staffing/team-settings.ts';
import { entryPage } from '../threads/entries.ts';
import { openWire } from '../wire.ts';
import { judge, type Verdict } from './group/judge.ts';
import { write } from './group/write.ts';
import { createGroupWriter } from './group-writer.ts';
import { sendMessage } from './send.ts';
import { createSending } from './sending.ts';

/* What a team says by itself. The time is Postgres', so it is the team's hours that are moved. */

let world: World;
beforeAll(async () => void (world = await openWorld()));
afterAll(() => world.close());

const EVER = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, opens: '00:00', closes: '24:00' }));
const dayFromNow = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
const OPEN: Hours = { timeZone: 'UTC', intervals: EVER };
/** Since yesterday at least, with tomorrow a holiday, too. */
const CLOSED: Hours = { timeZone: 'UTC', intervals: EVER, exceptions: [-1, 0, 1].map((days) => ({ date: dayFromNow(days), name: 'Holiday', spans: [] })) };
const REPLY = 'Good day, {client.firstName}. {team.name} is closed and opens {team.opens}.';

const setHours = (hours: Hours | null) => world.as('lena', (call) => updateContactCard(call, { accountId: world.id.support, card: { hours } }));
const setTeam = (given: { outOfHoursReply?: string; greeting?: string; greetingSent?: boolean }) => world.as('lena', (call) => updateTeam(call, { teamId: world.id.support, ...given }));
beforeEach(async () => {
  await setTeam({ outOfHoursReply: REPLY, greeting: '', greetingSent: false });
  await setHours(OPEN);
});

const input = (threadId: string) => ({ threadId, clientMessageId: randomUUID(), text: 'And another thing.', lastSeenSeq: 2 });
const send = (name: Name, threadId: string) => world.sending({ account: world.id[name] }, SIDE_DOOR, input(threadId));
const entries = (threadId: string, name: Name = 'chloe') => world.sees(name, (call) => entryPage(call, threadId, { last: 100 })).then(({ items }) => items);
const automatic = async (threadId: string) => (await entries(threadId)).filter((each) => each.is === 'Message' && each.automatic);

describe('whoever writes while the team is closed', () => {
  test('is told so once, with their message, by the team and nobody of it, and when it opens', async () => {
    await setHours(CLOSED);
    const threadId = await world.chloeWrites('Is somebody there?');
    const [, question, reply] = await entries(threadId);
    expect(question).toMatchObject({ seq: 2, automatic: false });
    expect(reply).toMatchObject({ is: 'Message', seq: 3, automatic: true, author: { personId: null, teamId: world.id.support }, clientMessageId: null, via: null });
    expect(reply).toMatchObject({ text: expect.stringMatching(/^Good day, Chloe\. Support is closed and opens on \w+ \d+ \w+ at 00:00 \(UTC\)\.$/u) });
    await send('chloe', threadId);
    await send('chloe', threadId);
    expect(await automatic(threadId)).toHaveLength(1);
    expect((await entries(threadId)).map((each) => 'seq' in each && each.seq)).toEqual([1, 2, 3, 4, 5]);
  });

  test('goes on waiting as before: nothing is answered, claimed or read by it, and the card shows what they wrote', async () => {
    await setHours(CLOSED);
    const threadId = await world.chloeWrites('Is somebody there?');
    const facts = () => world.sql(`select t.state, t.holder_id, t.version, t.needs_reply, t.waiting_since = (select at from entry where thread_id = t.id and seq = 2) as since, t.preview_text,
      (select count(*)::int from read_mark where thread_id = t.id) as marks from thread t where id = $1`, [threadId]);
    expect(await facts()).toEqual([{ state: 'QUEUED', holder_id: null, version: 1, needs_reply: true, since: true, preview_text: 'Is somebody there?', marks: 0 }]);
    expect(await world.thread('chloe', threadId)).toMatchObject({ unread: 0, lastSeq: 3 });
    expect(await world.thread('ana', threadId)).toMatchObject({ unread: 1, needsReply: true });
  });

  test('also in a thread that is held; but not after somebody has answered since it closed', async () => {
    const [held, answered] = [await world.chloeWrites(), await world.chloeWrites()];
    for (const threadId of [held, answered]) await world.transfer('ana', threadId, { self: true });
    await world.sql(`update entry set at = at - interval '5 days' where thread_id = $1`, [held]);
    await setHours(CLOSED);
    await send('ana', answered);
    await send('chloe', held);
    await send('chloe', answered);
    expect(await automatic(held)).toHaveLength(1);
    expect(await automatic(answered)).toEqual([]);
  });

  test('is told again in the next closed period, and not in one that an administrator has only moved', async () => {
    await setHours(CLOSED);
    const threadId = await world.chloeWrites();
    await setHours({ ...CLOSED, exceptions: [...(CLOSED.exceptions ?? []), { date: dayFromNow(-2), name: null, spans: [] }] });
    await send('chloe', threadId);
    expect(await automatic(threadId)).toHaveLength(1);
    await world.sql(`update thread set replied_automatically_at = replied_automatically_at - interval '9 days' where id = $1`, [threadId]);
    await setHours(CLOSED);
    await send('chloe', threadId);
    expect(await automatic(threadId)).toHaveLength(2);
  });

  test('hears nothing by itself while the team is open, has no hours, or says nothing', async () => {
    await setHours(OPEN);
    const threadId = await world.chloeWrites();
    await setHours(null);
    await send('chloe', threadId);
    await setHours(CLOSED);
    await setTeam({ outOfHoursReply: ' ' });
    await send('chloe', threadId);
    expect(await automatic(threadId)).toEqual([]);
    // Staff are not told when they write.
    await setTeam({ outOfHoursReply: REPLY });
    await send('ana', threadId);
    expect(await automatic(threadId)).toEqual([]);
  });
});

test('many messages at once, through both doors of two servers, are answered exactly once, whatever was judged before it closed', async () => {
  const there = await createGroupWriter({ connect: () => connect(world.orm.config.get('clientUrl') ?? ''), bell: world.bell, onError: () => undefined });
  const doors = [world.sending, createSending(world.door, there)];
  const threads = [await world.chloeWrites(), await world.chloeWrites(), await world.chloeWrites()];
  // Both servers keep a verdict of when it was open.
  for (const sending of doors) for (const threadId of threads) await sending({ account: world.id.chloe }, SIDE_DOOR, input(threadId));
  await setHours(CLOSED);
  await Promise.all(threads.flatMap((threadId) => Array.from({ length: 10 }, (_, i) => doors[i % 2]?.({ account: world.id.chloe }, SIDE_DOOR, input(threadId)))));
  await there.stop();
  for (const threadId of threads) {
    expect(await automatic(threadId)).toHaveLength(1);
    expect((await entries(threadId)).map((each) => 'seq' in each && each.seq)).toEqual(Array.from({ length: 15 }, (_, i) => i + 1));
  }
});

test('a verdict on a plain message ends at the moment at which the team closes', async () => {
  const threadId = await world.chloeWrites();
  await setHours({ ...OPEN, exceptions: [{ date: dayFromNow(3), name: null, spans: [] }] });
  const wire = await openWire(() => connect(world.orm.config.get('clientUrl') ?? ''), () => undefined);
  const [verdict] = await judge(wire, [{ who: { account: world.id.chloe }, threadId }]);
  expect(verdict).toMatchObject({ authorId: world.id.chloe, until: new Date(`${dayFromNow(3)}T00:00:00Z`) });
  const later = (until: Date) => write(wire, [{ ...input(threadId), verdict: { ...verdict, until } as Verdict }]);
  expect(await later(new Date(Date.now() - 1000))).toEqual(['MOVED']);
  expect(await later(new Date(Date.now() + 60_000))).toMatchObject([{ seq: 3 }]);
  await wire.close();
});

test('a reply of staff is not overtaken by what the team said by itself', async () => {
  const threadId = await world.chloeWrites();
  await world.transfer('ana', threadId, { self: true });
  await world.sql(`update entry set at = at - interval '5 days' where thread_id = $1`, [threadId]);
  await setHours(CLOSED);
  await send('chloe', threadId);
  expect(await automatic(threadId)).toHaveLength(1);
  const seen = { ...input(threadId), lastSeenSeq: 4 };
  expect(await world.as('ana', (call) => sendMessage(call, seen))).toMatchObject({ is: 'MessageSent' });
  expect(await world.writer.send({ account: world.id.ana }, { ...input(threadId), lastSeenSeq: 4 })).toMatchObject({ message: { seq: 7 } });
});

test('a team that greets says so once, at the start of what a client begins, and out of hours says that instead', async () => {
  await setTeam({ greeting: 'Good to see you, {not.aPlaceholder}.', greetingSent: true });
  const greeted = await world.chloeWrites();
  await send('chloe', greeted);
  expect(await automatic(greeted)).toMatchObject([{ seq: 3, text: 'Good to see you, {not.aPlaceholder}.' }]);
  await setHours(CLOSED);
  const closed = await world.chloeWrites();
  expect(await automatic(closed)).toMatchObject([{ text: expect.stringContaining('is closed') }]);
});

test('a placeholder that there is not is refused when the text is set, not sent to a client', async () => {
  await expect(setTeam({ outOfHoursReply: 'We open {team.opening}.' })).rejects.toMatchObject({ code: 'BAD_USER_INPUT', details: { path: 'input.outOfHoursReply' } });
  const [line] = await world.sql<{ after: unknown }>(`select after from audit where deed = 'team.updated' order by at desc limit 1`);
  expect(line?.after).toMatchObject({ repliesOutOfHours: true, greetingSent: false });
  expect(JSON.stringify(line)).not.toContain('Good day');
});
