import { execFileSync, spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { chmodSync, closeSync, fsyncSync, openSync, rmSync, writeSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, expect, inject, test } from 'vitest';
import { startPostgres } from '../db/embedded.ts';
import { joinDatabase } from '../db/open.ts';
import { migrate } from '../db/orm.ts';
import { openSession } from '../domain/access/session.ts';
import { createDoor, SIDE_DOOR } from '../domain/call.ts';
import { STANDARD } from '../limits.ts';
import { createDoorbell } from '../live/doorbell.ts';
import { openServed, serve } from '../test/served.ts';
import { openWorld } from '../test/world.ts';

const leaving: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const leave of leaving.splice(0).reverse()) await leave();
});

test('where a session cannot be marked as used, since the disk is full, whoever has one goes on reading, over HTTP and sockets', async () => {
  const served = await openServed();
  leaving.push(served.close);
  const ana = await served.signedIn('ana');
  await served.world.owner(`update session set used_at = now() - interval '2 minutes';
    create function refuse_full() returns trigger language plpgsql as $$ begin raise exception 'no space left' using errcode = '53100'; end $$;
    create trigger full_disk before update on session for each row execute function refuse_full()`);
  expect((await served.ask(ana, '{ desk { at } }')).errors).toBeUndefined();
  const over = await served.client(ana).iterate({ query: '{ desk { at } }' }).next();
  expect(over.value).toMatchObject({ data: { desk: {} } });
  await served.world.owner('drop trigger full_disk on session');
});

/** A small disk of its own, which only root can make. */
function mountSmallDisk(at: string, megabytes: number): boolean {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return false;
  return spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m,mode=755`, 'tmpfs', at]).status === 0;
}

/** Takes all the room that is left. */
function fill(path: string): void {
  const file = openSync(path, 'w');
  for (const size of [1 << 20, 1 << 12]) {
    try {
      for (;;) if (writeSync(file, Buffer.alloc(size, 1)) < size) break;
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'ENOSPC')) throw error;
    }
  }
  fsyncSync(file);
  closeSync(file);
}

test('a full disk: sends are refused clearly while reading goes on; even where Postgres falls over it, all goes on by itself once there is room, with nothing lost', { timeout: 120_000 }, async ({ skip }) => {
  const place = await mkdtemp(join(inject('runFolder'), 'full-'));
  if (!mountSmallDisk(place, 400)) skip('a disk that is full takes a small one, and only root can mount that');
  leaving.push(() => void execFileSync('umount', ['-l', place]));
  chmodSync(place, 0o755);
  const postgres = await startPostgres({ dataDir: join(place, 'data') });
  leaving.push(postgres.stop);
  await migrate(postgres.url);
  const world = await openWorld({ database: { url: postgres.url, drop: async () => undefined } });
  leaving.push(() => world.close());
  const told: string[] = [];
  const database = await joinDatabase({ databaseUrl: postgres.url, dataDir: '', limits: STANDARD }, (line) => void told.push(line));
  const bell = createDoorbell();
  const service = await serve({ door: createDoor(database.orm, bell), bell, isReady: database.isUp });
  leaving.push(async () => {
    await service.close();
    await database.close();
  });
  const { sessionToken } = await world.door.actOpen(SIDE_DOOR, (call) => openSession(call, { id: world.id.ana, kind: 'STAFF' }, { deviceToken: null, formerSessionId: null, agent: 'test' }));
  const ana = `sb_session=${sessionToken}`;
  const threadId = await world.chloeWrites();
  await world.transfer('ana', threadId, { self: true });
  const acknowledged = new Map<string, number>();
  const send = async (text: string) => {
    const id = randomUUID();
    const answer = await service.ask(ana, `mutation S($text: String!) { sendMessage(input: { threadId: "${threadId}", clientMessageId: "${id}", text: $text, lastSeenSeq: 1000000, force: true }) { ... on MessageSent { message { seq } } } }`, { text });
    const seq = answer.at('sendMessage.message.seq');
    if (typeof seq === 'number') acknowledged.set(id, seq);
    return answer;
  };
  const read = () => service.ask(ana, `{ desk { at } thread(id: "${threadId}") { entries(last: 5) { items { ... on Message { seq text } } } } }`);
  expect((await send('While there is room.')).errors).toBeUndefined();
  expect((await read()).errors).toBeUndefined();

  // Full: what a table has no room for is refused, and nothing else is.
  fill(join(place, 'ballast'));
  const LONG = Array.from({ length: 200 }, () => randomUUID()).join(' ');
  let refused = await send(LONG);
  for (let i = 0; i < 400 && !refused.errors; i++) refused = await send(LONG);
  expect([refused.status, refused.errors?.[0]]).toMatchObject([200, { message: expect.stringMatching(/^Nothing can be written at the moment/), extensions: { code: 'UNAVAILABLE', seconds: 10 } }]);
  expect(refused.headers.get('retry-after')).toBe('10');
  expect((await read()).errors).toBeUndefined();
  expect(await database.isUp()).toBe(true);

  // And where its log has no room Postgres stops altogether, as it must.
  for (let i = 0; i < 50 && told.length === 0; i++) {
    await world.owner('select pg_switch_wal()').catch(() => undefined);
    expect([undefined, 'UNAVAILABLE']).toContain((await send('x')).errors?.[0]?.extensions.code);
  }
  expect(told).toEqual(['The database does not answer. It is asked again until it does.']);
  rmSync(join(place, 'ballast'));
  await expect.poll(async () => (await send('There is room again.')).errors, { timeout: 60_000, interval: 200 }).toBeUndefined();
  expect((await read()).errors).toBeUndefined();
  const rows = await world.sql<{ seq: number; id: string | null }>('select seq, client_entry_id as id from entry where thread_id = $1 and seq is not null order by seq', [threadId]);
  const kept = new Map(rows.map(({ id, seq }) => [id, seq]));
  for (const [id, seq] of acknowledged) expect([id, kept.get(id)]).toEqual([id, seq]);
  expect(rows.map(({ seq }) => seq)).toEqual(Array.from({ length: rows.length }, (_, i) => i + 1));
});
