import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { expect, test } from 'vitest';
import { STANDARD } from '../limits.ts';
import { openServed, within } from '../test/served.ts';
import { createLoad } from './load.ts';

test('whoever comes when too much is under way is told so at once, who waits too long soon, and then all is well, over HTTP and sockets', async () => {
  const served = await openServed(null, { ...STANDARD, load: { operations: 3, waiting: 2, patience: 400 }, socket: { ...STANDARD.socket, admitPerSecond: 1000 } });
  const ana = await served.signedIn('ana');
  const threadId = await served.world.chloeWrites();
  await served.world.transfer('ana', threadId, { self: true });
  const holding = new Client({ connectionString: served.world.orm.config.get('clientUrl') });
  await holding.connect();
  await holding.query('begin');
  await holding.query('select 1 from thread where id = $1 for update', [threadId]);
  const send = () => served.ask(ana, `mutation { sendMessage(input: { threadId: "${threadId}", clientMessageId: "${randomUUID()}", text: "Hello?", lastSeenSeq: 1000000, force: true }) { __typename } }`);
  const held = [send(), send(), send()];
  await expect.poll(() => served.world.owner(`select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`)).toHaveLength(3);

  const began = performance.now();
  const waiting = [served.ask(ana, '{ desk { at } }'), served.ask(ana, '{ desk { at } }')].map((each) => each.then((answer) => ({ answer, ms: performance.now() - began })));
  const beyond = await served.ask(ana, '{ desk { at } }');
  const ms = performance.now() - began;
  expect([beyond.status, beyond.errors?.[0]?.extensions.code, beyond.errors?.[0]?.message]).toEqual([503, 'UNAVAILABLE', 'Too much is asked at this moment. Try again in a few seconds.']);
  expect(['1', '2', '3']).toContain(beyond.headers.get('retry-after'));
  const client = served.client(ana);
  const over = (await client.iterate({ query: '{ desk { at } }' }).next()).value;
  expect(within(over, 'errors.0.extensions.code')).toBe('UNAVAILABLE');
  // Who is not signed in has places of their own.
  expect((await served.ask(null, '{ organisation { name } }')).errors).toBeUndefined();
  for (const each of waiting) expect(await each).toMatchObject({ answer: { status: 503 } });
  expect(ms).toBeLessThan((await Promise.all(waiting)).reduce((least, each) => Math.min(least, each.ms), Infinity));
  expect((await fetch(served.url.replace('graphql', 'livez'))).status).toBe(200);

  await holding.query('commit');
  await holding.end();
  for (const each of held) expect((await each).at('sendMessage.__typename')).toBe('MessageSent');
  expect((await served.ask(ana, '{ desk { at } }')).errors).toBeUndefined();
  expect(within((await client.iterate({ query: '{ desk { at } }' }).next()).value, 'data.desk')).toBeTruthy();
  await served.close();
});

test('a place is handed on to whoever waits longest, also when the work fails, and none is lost', async () => {
  const load = createLoad({ operations: 2, waiting: 10, patience: 60_000 });
  const done: number[] = [];
  let [inside, most] = [0, 0];
  const work = (n: number) => load.carry(async () => {
    most = Math.max(most, (inside += 1));
    await new Promise((resolve) => setImmediate(resolve));
    inside -= 1;
    done.push(n);
    if (n % 3 === 0) throw new Error('failed');
  }).catch((error: Error) => error.message);
  const results = await Promise.all(Array.from({ length: 13 }, (_, n) => work(n)));
  expect(most).toBe(2);
  expect(done).toEqual(Array.from({ length: 12 }, (_, n) => n));
  expect(results.at(-1)).toContain('Too much is asked');
  expect(results.filter((each) => each === 'failed')).toHaveLength(4);
  await Promise.all([work(1), work(2), work(4)]);
  expect(done).toHaveLength(15);
});
