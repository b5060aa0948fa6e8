import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, inject, test } from 'vitest';
import { connect } from '@nats-io/transport-node';
import type { Ring } from '../../domain/call.ts';
import { openLog } from '../../log.ts';
import { type Nats, natsServer, startNats } from '../../test/nats.ts';
import { createDoorbell, type Subject } from '../doorbell.ts';
import { type Bus, openBus, prefixOf } from './bus.ts';

const KEY = Buffer.alloc(32, 7);
const PREFIX = prefixOf(KEY);
const opened: { close(): Promise<void> }[] = [];

/** One server's doorbell on the bus, with what it heard and what its log says. */
function server(url: URL, { key = KEY, grace = 200 } = {}) {
  const logged: string[] = [];
  const heard: Ring[] = [];
  const bus = openBus({ house: createDoorbell(), servers: [url], key, log: openLog('debug', (line) => void logged.push(line)), grace });
  opened.push(bus);
  return { bus, logged, heard, listen: (subject: Subject) => bus.listen(subject, (ring) => void heard.push(ring)) };
}

const thread = (id: string, seq: number): Ring => ({ on: 'thread', id, seq, noteNo: 0, changes: 0, audience: 'ALL' });
const isThere = (...buses: Bus[]) => expect.poll(() => buses.every((bus) => bus.isThere()), { timeout: 10_000 }).toBe(true);

describe.skipIf(natsServer === null)('the bus', () => {
  let nats: Nats;
  beforeAll(async () => void (nats = await startNats()));
  afterEach(async () => {
    await Promise.all(opened.splice(0).map((each) => each.close()));
  });
  afterAll(() => nats.stop());

  const subjects = async () => (await nats.subjects()).map((each) => each.slice(PREFIX.length + 1)).sort();
  const listened = (...expected: string[]) => expect.poll(subjects, { timeout: 5_000 }).toEqual(expected.sort());

  test('rings of every kind are heard on the other server as they were rung, both ways, in order and once', async () => {
    const [here, there] = [server(nats.url), server(nats.url)];
    const [t, x, y] = [randomUUID(), randomUUID(), randomUUID()];
    const rings: Ring[] = [
      thread(t, 4), { on: 'team', id: x, threadId: t }, { on: 'account', id: y, threadId: t },
      { on: 'typing', id: t, accountId: y, teamId: x, note: true }, { on: 'read', id: t }, { on: 'organisation' }, thread(t, 5),
    ];
    for (const each of [here, there]) for (const subject of [`thread:${t}`, `team:${x}`, `account:${y}`, `signal:${t}`, 'organisation'] as const) each.listen(subject);
    await isThere(here.bus, there.bus);
    for (const [from, to] of [[here, there], [there, here]] as const) {
      for (const each of [here, there]) each.heard.length = 0;
      from.bus.ring(rings);
      expect(from.heard).toEqual(rings);
      await expect.poll(() => to.heard).toEqual(rings);
      // What they hear next is the next ring, and neither an echo nor a second time.
      to.bus.ring([{ on: 'read', id: t }]);
      await expect.poll(() => from.heard.at(-1)).toEqual({ on: 'read', id: t });
      expect(from.heard).toHaveLength(rings.length + 1);
      expect(to.heard).toHaveLength(rings.length + 1);
    }
  });

  test('a server hears on the wire what its own listeners listen at, and nothing about other threads', async () => {
    const [here, there] = [server(nats.url), server(nats.url)];
    const [a, b] = [randomUUID(), randomUUID()];
    there.listen(`thread:${a}`);
    let second = 0;
    const leaves = there.bus.listen(`thread:${a}`, () => void (second += 1));
    const deaf = here.listen(`team:${b}`);
    await isThere(here.bus, there.bus);
    await listened(`thread.${a}`, `team.${b}`);
    const spy = await connect({ servers: nats.url.host });
    const said: string[] = [];
    spy.subscribe('>', { callback: (_error, message) => void said.push(message.subject.slice(PREFIX.length + 1)) });
    await spy.flush();
    here.bus.ring([thread(b, 1), { on: 'team', id: b, threadId: b }, thread(a, 2)]);
    await expect.poll(() => there.heard).toEqual([thread(a, 2)]);
    await expect.poll(() => said).toEqual([`thread.${b}`, `team.${b}`, `thread.${a}`]);
    await spy.close();
    // The second listener at a thread goes: the first still hears. The last one goes: the subject does, too.
    leaves();
    leaves();
    deaf();
    await listened(`thread.${a}`);
    here.bus.ring([thread(a, 3)]);
    await expect.poll(() => there.heard.at(-1)).toEqual(thread(a, 3));
    expect(second).toBe(1);
  });

  test('two deployments on one NATS do not hear each other', async () => {
    const [ours, alsoOurs, theirs] = [server(nats.url), server(nats.url), server(nats.url, { key: Buffer.alloc(32, 8) })];
    const a = randomUUID();
    for (const each of [ours, alsoOurs, theirs]) each.listen(`thread:${a}`);
    await isThere(ours.bus, alsoOurs.bus, theirs.bus);
    theirs.bus.ring([thread(a, 1)]);
    ours.bus.ring([thread(a, 2)]);
    await expect.poll(() => alsoOurs.heard).toEqual([thread(a, 2)]);
    expect(theirs.heard).toEqual([thread(a, 1)]);
  });

  test('what is no ring of ours changes nothing, and is in the log without what it says', async () => {
    const there = server(nats.url);
    const [a, b] = [randomUUID(), randomUUID()];
    for (const subject of [`thread:${a}`, `team:${a}`, `signal:${a}`] as const) there.listen(subject);
    await isThere(there.bus);
    const stranger = await connect({ servers: nats.url.host });
    const sent = [['thread', 'a secret'], ['thread', '1 2 EVERYBODY'], ['team', `${b} x`], ['signal', 'typing'], ['thread', '1 2 ALL'.padEnd(500_000)]] as const;
    for (const [on, words] of sent) stranger.publish(`${PREFIX}.${on}.${a}`, words);
    stranger.publish(`${PREFIX}.thread.${a}`, '7 1 0 STAFF');
    await expect.poll(() => there.heard).toEqual([{ on: 'thread', id: a, seq: 7, noteNo: 1, changes: 0, audience: 'STAFF' }]);
    const lines = there.logged.filter((line) => line.includes('bus.unreadable'));
    expect(lines).toHaveLength(sent.length);
    expect(lines.join()).not.toMatch(/secret|EVERYBODY/);
    for (let i = 0; i < 2_000; i++) stranger.publish(`${PREFIX}.thread.${a}`, 'x');
    stranger.publish(`${PREFIX}.thread.${a}`, '8 1 0 ALL');
    await expect.poll(() => there.heard).toHaveLength(2);
    expect(there.logged.length).toBeLessThan(700);
    await stranger.close();
  });

  test('what a frozen NATS is owed has a bound; what is more is not said', async () => {
    const [here, there] = [server(nats.url), server(nats.url)];
    const a = randomUUID();
    there.listen(`thread:${a}`);
    await isThere(here.bus, there.bus);
    nats.freeze();
    for (let seq = 1; seq <= 200_000; seq++) here.bus.ring([thread(a, seq)]);
    nats.thaw();
    await isThere(here.bus, there.bus);
    await expect.poll(() => (here.bus.ring([thread(a, 0)]), JSON.stringify(there.heard.at(-1))), { timeout: 10_000 }).toContain('"seq":0');
    const arrived = there.heard.filter((ring) => ring.on === 'thread' && ring.seq > 0).length;
    expect(arrived).toBeGreaterThan(0);
    expect(arrived).toBeLessThan(60_000);
  });
});

describe.skipIf(natsServer === null)('a server whose NATS', () => {
  let nats: Nats;
  beforeAll(async () => void (nats = await startNats()));
  afterEach(async () => {
    await Promise.all(opened.splice(0).map((each) => each.close()));
    nats.thaw();
  });
  afterAll(() => nats.stop());

  const away = (line: string) => line.includes('"bus.away"');

  test('is away at the start works alone, says so once, and is joined when it comes', async () => {
    await nats.stop();
    const [here, there] = [server(nats.url), server(nats.url)];
    const a = randomUUID();
    for (const each of [here, there]) each.listen(`thread:${a}`);
    there.listen('organisation');
    here.bus.ring([thread(a, 1)]);
    expect(here.heard).toEqual([thread(a, 1)]);
    await expect.poll(() => here.logged.filter(away)).toHaveLength(1);
    expect(here.logged.find(away)).toContain('ECONNREFUSED');
    await nats.start();
    await isThere(here.bus, there.bus);
    expect(here.logged.filter(away)).toHaveLength(1);
    expect(here.logged.filter((line) => line.includes('"bus.there"'))).toHaveLength(1);
    // Whoever listens looks again, at the database: what was rung meanwhile is not kept.
    expect(there.heard).toEqual([{ on: 'organisation' }]);
    here.bus.ring([thread(a, 2)]);
    await expect.poll(() => there.heard).toEqual([{ on: 'organisation' }, thread(a, 2)]);
  });

  test('stays away for long is tried again and again', { timeout: 40_000 }, async () => {
    await nats.stop();
    let knocks = 0;
    const closed = createServer((socket) => void (knocks += 1, socket.destroy())).listen(Number(nats.url.port), '127.0.0.1');
    const here = server(nats.url);
    await expect.poll(() => knocks, { timeout: 30_000 }).toBeGreaterThan(5);
    await new Promise((resolve) => closed.close(resolve));
    await nats.start();
    await isThere(here.bus);
    expect(here.logged.filter(away)).toHaveLength(1);
  });

  test('goes and comes back is joined again, with listeners that came and went meanwhile', async () => {
    const [here, there] = [server(nats.url), server(nats.url)];
    const [a, b, c] = [randomUUID(), randomUUID(), randomUUID()];
    there.listen(`thread:${a}`);
    const leaves = there.listen(`thread:${b}`);
    await isThere(here.bus, there.bus);
    await nats.stop();
    await expect.poll(() => [here.bus.isThere(), there.bus.isThere()]).toEqual([false, false]);
    here.bus.ring([thread(a, 1)]);
    leaves();
    there.listen(`thread:${c}`);
    await nats.start();
    await isThere(here.bus, there.bus);
    await expect.poll(async () => (await nats.subjects()).sort()).toEqual([`${PREFIX}.thread.${a}`, `${PREFIX}.thread.${c}`].sort());
    here.bus.ring([thread(a, 2), thread(b, 2), thread(c, 2)]);
    await expect.poll(() => there.heard).toEqual([thread(a, 2), thread(c, 2)]);
  });

  test('is frozen notices it, waits for nothing, leaves no connection behind, and goes on when it wakes', async () => {
    const here = server(nats.url);
    await isThere(here.bus);
    nats.freeze();
    const began = performance.now();
    here.bus.ring([thread(randomUUID(), 1)]);
    expect(performance.now() - began).toBeLessThan(100);
    await expect.poll(() => here.bus.isThere(), { timeout: 6_000 }).toBe(false);
    await expect.poll(() => here.logged.filter(away).join()).toContain('no sign of life');
    // Time for an attempt that is never answered.
    await expect.poll(() => performance.now() - began, { timeout: 10_000 }).toBeGreaterThan(5_000);
    nats.thaw();
    await isThere(here.bus);
    await expect.poll(() => nats.connections(), { timeout: 5_000 }).toBe(1);
  });

  test('asks for a name, a password or a token gets it from the address', async () => {
    for (const [options, user, wrong] of [[['--user', 'switch', '--pass', 'p@ss word'], 'switch:p%40ss%20word@', 'switch:board@'], [['--auth', 'sesame'], 'sesame@', 'simsim@']] as const) {
      const guarded = await startNats([...options]);
      const address = (who: string) => new URL(`nats://${who}${guarded.url.host}`);
      const [here, stranger, insisting] = [server(address(user)), server(address(wrong)), server(new URL(`tls://${user}${guarded.url.host}`))];
      await isThere(here.bus);
      for (const each of [stranger, insisting]) {
        await expect.poll(() => each.logged.filter(away)).toHaveLength(1);
        expect(each.logged.join()).not.toMatch(/board|simsim|sesame|p@ss/);
      }
      await guarded.stop();
    }
  });

  test('lets us not say or hear something says so in the log, and the rest goes on', async () => {
    const rights = join(inject('runFolder'), `nats-${randomUUID()}.conf`);
    writeFileSync(rights, `authorization { users: [{ user: a, password: b, permissions: { publish: ["${PREFIX}.thread.>"], subscribe: ["${PREFIX}.thread.>"] } }] }`);
    const guarded = await startNats(['-c', rights]);
    const address = new URL(`nats://a:b@${guarded.url.host}`);
    const [here, there] = [server(address), server(address)];
    const a = randomUUID();
    for (const subject of [`thread:${a}`, `team:${a}`] as const) there.listen(subject);
    await isThere(here.bus, there.bus);
    here.bus.ring([{ on: 'team', id: a, threadId: a }, thread(a, 1)]);
    await expect.poll(() => there.heard).toEqual([thread(a, 1)]);
    for (const each of [here, there]) await expect.poll(() => each.logged.filter((line) => line.includes('"bus.refused"'))).toHaveLength(1);
    await guarded.stop();
  });

  test('tells something to a listener who fails goes on hearing', async () => {
    const [here, there] = [server(nats.url), server(nats.url)];
    const a = randomUUID();
    there.bus.listen(`thread:${a}`, () => { throw new Error('not today'); });
    there.listen(`team:${a}`);
    await isThere(here.bus, there.bus);
    for (let seq = 1; seq <= 3; seq++) here.bus.ring([thread(a, seq), { on: 'team', id: a, threadId: a }]);
    await expect.poll(() => there.heard).toHaveLength(3);
    expect(there.logged.filter((line) => line.includes('"bus.failed"'))).toHaveLength(3);
    expect(there.logged.filter(away)).toEqual([]);
  });

  test('is there gets what was rung last before it closes, and is left within a second even where it is frozen', async () => {
    const [here, there] = [server(nats.url), server(nats.url)];
    const a = randomUUID();
    there.listen(`thread:${a}`);
    await isThere(here.bus, there.bus);
    here.bus.ring([thread(a, 9)]);
    await here.bus.close();
    await expect.poll(() => there.heard).toEqual([thread(a, 9)]);
    here.bus.ring([thread(a, 10)]);
    nats.freeze();
    const began = performance.now();
    await there.bus.close();
    expect(performance.now() - began).toBeLessThan(1_500);
    nats.thaw();
    await expect.poll(() => nats.connections()).toBe(0);
  });
});
