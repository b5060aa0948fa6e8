import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { connect } from '../../db/orm.ts';
import { type Name, openWorld, type World } from '../../test/world.ts';
import { SIDE_DOOR } from '../call.ts';
import { createGroupWriter } from './group-writer.ts';
import { createSending } from './sending.ts';

/* The second write door without a connection: what is answered is true, and it comes back by itself. */

let world: World;
beforeAll(async () => void (world = await openWorld()));
afterAll(() => world.close());

const message = (threadId: string, text: string) => ({ threadId, clientMessageId: randomUUID(), text, lastSeenSeq: 99 });
const send = (name: Name, input: ReturnType<typeof message>) => world.sending({ account: world.id[name] }, SIDE_DOOR, input);
const kept = (threadId: string) => world.sql<{ body: string }>(`select body from entry where thread_id = $1 and kind = 'MESSAGE' and seq > 2 order by seq`, [threadId]).then((rows) => rows.map(({ body }) => body));
const takesAgain = (threadId: string) => expect.poll(() => world.writer.send({ account: world.id.chloe }, message(threadId, 'Again.'))).not.toBe(null);

test('a connection that is killed in the middle of a group: each message is written once, and a repetition finds it', async () => {
  const threadId = await world.chloeWrites();
  const inputs = Array.from({ length: 8 }, (_, i) => message(threadId, `Message ${i}`));
  let sent: Promise<unknown[]> | null = null;
  await world.orm.em.fork().transactional(async (em) => {
    await em.execute('select 1 from organisation for update');
    sent = Promise.all(inputs.map((input) => send('chloe', input)));
    await expect.poll(() => world.owner(`select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock' and query like '%organisation for share%'`)).toHaveLength(1);
    await sent;
  });
  const answers = (await sent) ?? [];
  expect(answers).toMatchObject(inputs.map(({ text }) => ({ is: 'MessageSent', message: { text } })));
  expect((await kept(threadId)).sort()).toEqual(inputs.map(({ text }) => text));
  await takesAgain(threadId);
  for (const [i, input] of inputs.entries()) expect({ ...Object(await send('chloe', input)), named: null }).toEqual({ ...Object(answers[i]), named: null });
  expect(await kept(threadId)).toHaveLength(9);
});

test('its connections killed at once, again and again, under sends: nothing that was acknowledged is missing, nothing is twice', async () => {
  const threadId = await world.chloeWrites();
  let over = false;
  const acknowledged: string[] = [];
  const sender = async () => {
    while (!over) {
      const input = message(threadId, randomUUID());
      await send('chloe', input).then(({ is }) => is === 'MessageSent' && acknowledged.push(input.text), async () => {
        await send('chloe', input).then(({ is }) => is === 'MessageSent' && acknowledged.push(input.text));
      });
    }
  };
  const senders = [sender(), sender(), sender()];
  for (let round = 0; round < 5; round++) {
    await takesAgain(threadId);
    expect(await world.owner(`select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and (query like '%organisation for share%' or query like '%viewer_facts(w.%') and pid <> pg_backend_pid()`)).not.toHaveLength(0);
  }
  over = true;
  await Promise.all(senders);
  const there = (await kept(threadId)).filter((text) => text !== 'Again.');
  expect(there.sort()).toEqual(acknowledged.sort());
  expect(acknowledged.length).toBeGreaterThan(0);
});

test('a database that cannot be reached, and can be again: nobody waits for the second door, and then it is used', async () => {
  const threadId = await world.chloeWrites();
  let away = true;
  const failed: unknown[] = [];
  const open = () => (away ? Promise.reject(new Error('no way there')) : connect(world.orm.config.get('clientUrl') ?? ''));
  const writer = await createGroupWriter({ connect: open, bell: world.bell, onError: (error) => failed.push(error) });
  const sending = createSending(world.door, writer);
  expect(await writer.send({ account: world.id.chloe }, message(threadId, 'Hello?'))).toBe(null);
  expect(await sending({ account: world.id.chloe }, SIDE_DOOR, message(threadId, 'Hello?'))).toMatchObject({ is: 'MessageSent' });
  expect(failed.length).toBeGreaterThan(0);
  away = false;
  await expect.poll(() => writer.send({ account: world.id.chloe }, message(threadId, 'Hello again.')), { timeout: 3_000 }).not.toBe(null);
  await writer.stop();
});

test('it stops once everything that it has taken is answered, and takes nothing more', async () => {
  const threadId = await world.chloeWrites();
  const writer = await createGroupWriter({ connect: () => connect(world.orm.config.get('clientUrl') ?? ''), bell: world.bell, onError: () => undefined });
  const sends = Array.from({ length: 5 }, (_, i) => writer.send({ account: world.id.chloe }, message(threadId, `Message ${i}`)));
  await writer.stop();
  const sent = await Promise.all(sends);
  expect(sent.map((each) => each?.message.seq)).toEqual([3, 4, 5, 6, 7]);
  expect(await writer.send({ account: world.id.chloe }, message(threadId, 'Too late.'))).toBe(null);
});
