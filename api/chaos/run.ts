import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Screen } from '../replay/progress.ts';
import { planOf } from './faults/plan.ts';
import { strikeAll } from './faults/strike.ts';
import type { FaultKind } from './history/line.ts';
import { openRecord, type Record } from './history/record.ts';
import type { Options } from './options.ts';
import { personOf } from './people/person.ts';
import { readAll } from './people/readings.ts';
import type { Run } from './people/run.ts';
import { type Company, letIn, turnsOf } from './people/turns.ts';
import { showProgress } from './progress.ts';
import { random } from './world/random.ts';
import { openWorld, type World } from './world/world.ts';

/** Milliseconds in which everything that is under way comes to its end, once nothing strikes any more. */
const SETTLED_WITHIN = 60_000;
/** Milliseconds: how often it is looked whether this process is late, and from when on that counts. */
const LATE = { every: 100, from: 200 };

/**
 * Opens a world, lets people use it and faults strike it, reads everything in the end, and answers with the file that
 * the history is in. Throws where it could not be played to its end, or the signal's reason where it was stopped.
 */
export async function run(options: Options, screen: Screen, signal: AbortSignal): Promise<Record> {
  const out = resolve(options.out);
  mkdirSync(out, { recursive: true });
  const record = openRecord(join(out, 'history.jsonl'));
  const chance = random(options.seed + 1);
  const say = (line: string) => void screen.write(`${line}\n`);
  say(`Seed ${options.seed}; history and logs are kept in ${options.out}`);

  const onFell = (server: number, how: string) => record.add({ is: 'fell', server, how });
  const world = await openWorld({ out, chance, wantsDisk: options.faults.includes('disk'), nats: options.nats, tell: (what) => say(`Opening ${what}`), onFell });
  const [winding, over] = [new AbortController(), new AbortController()];
  const stop = () => {
    winding.abort();
    over.abort();
  };
  signal.addEventListener('abort', stop, { once: true });
  const broken: unknown[] = [];
  const onBroken = (error: unknown) => {
    broken.push(error);
    stop();
  };
  const progress = showProgress(screen, record);
  const late = watchLateness(record);
  try {
    const kinds = await whatCanStrike(world, options.faults, say);
    say(`Limits raised for the run, since everybody signs in again and again from one network: ${world.limits.join(' ')}`);
    const company = castOf(world, { record, phones: world.phones, servers: world.proxies.map(({ port }) => new URL(`http://127.0.0.1:${port}`)), origin: world.origin, chance, lockedOut: new Set(), broken: onBroken, winding: winding.signal, over: over.signal });
    const { people, team } = world.firm;
    const named = Object.fromEntries(people.map(({ id, name }) => [id, name.split(' ', 1)[0] ?? name]));
    record.add({ is: 'begin', seed: options.seed, team, members: company.members.map(({ id }) => id), people: named, limits: world.limits, bus: kinds.hasBus, servers: world.servers.length });

    progress.begin('Signing in', 0);
    await inTurn(everybody(company), (person) => person.session());
    progress.begin('Striking', options.seconds);
    const turns = everybody(company).map((person) => turnsOf(company, person).catch((error: unknown) => {
      if (!over.signal.aborted) onBroken(error);
    }));
    const played = Promise.all(turns).then(() => undefined);
    const plan = planOf(options.seed, kinds.faults, options.seconds * 1000);
    await Promise.all([strikeAll(world, record, plan, over.signal), sleep(options.seconds * 1000, undefined, { signal: over.signal })]);

    progress.begin('Settling', SETTLED_WITHIN / 1000);
    winding.abort();
    await settle(company, played, over.signal);
    record.add({ is: 'calm' });
    progress.begin('Reading', 0);
    await readAll(company, progress.step);
    return record;
  } finally {
    // Before the ears are closed, so that those who listened to the end are known.
    await record.close();
    progress.stop();
    clearInterval(late);
    stop();
    signal.removeEventListener('abort', stop);
    await world.end();
    signal.throwIfAborted();
    if (broken.length > 0) throw broken[0];
  }
}

/** What is under way comes to its end, for whoever stands locked out as well. */
async function settle({ run, administrator }: Company, all: Promise<void>, over: AbortSignal): Promise<void> {
  let isOver = false;
  const ended = Promise.race([all, sleep(SETTLED_WITHIN, undefined, { signal: over }).catch(() => undefined)]).finally(() => (isOver = true));
  while (!isOver) {
    await letIn(run, administrator);
    await Promise.race([ended, sleep(500)]);
  }
  over.throwIfAborted();
}

/** What is possible on this machine and with this build; of the rest a sentence says why not. */
async function whatCanStrike({ bus, disk, faketime }: World, wanted: readonly FaultKind[], say: (line: string) => void): Promise<{ faults: FaultKind[]; hasBus: boolean }> {
  const connections = (await bus?.connections()) ?? 0;
  const cannot: [FaultKind, boolean, string][] = [
    ['bus', bus === null, 'there is no nats-server on this machine'],
    ['bus', bus !== null && connections === 0, 'the servers were given BUS_URL and did not connect to it'],
    ['clock', faketime === null, 'there is no libfaketime on this machine'],
    ['disk', disk === null, 'only root can give Postgres a small disk of its own, and only on Linux'],
  ];
  const missing = cannot.filter(([kind, is]) => is && wanted.includes(kind));
  for (const [kind, , why] of missing) say(`Left out: ${kind}, since ${why}.`);
  return { faults: wanted.filter((kind) => !missing.some(([each]) => each === kind)), hasBus: connections > 0 };
}

function castOf({ firm: { team, people } }: World, run: Run): Company {
  const persons = people.map((somebody) => personOf(run, somebody));
  const all = (part: string) => persons.filter((person) => person.part === part);
  const [administrator] = all('administrator');
  if (!administrator) throw new Error('A firm without an administrator plays nothing.');
  return { run, team, members: all('member'), advisers: all('adviser'), clients: all('client'), administrator, threads: new Set() };
}

function everybody({ members, advisers, clients, administrator }: Company) {
  return [administrator, ...members, ...clients, ...advisers];
}

async function inTurn<Each>(all: readonly Each[], work: (each: Each) => Promise<unknown>): Promise<void> {
  for (const each of all) await work(each);
}

/** Others use the machine as well: where this process itself was late, nobody is blamed for what it heard late. */
function watchLateness(record: Record): NodeJS.Timeout {
  let last = performance.now();
  return setInterval(() => {
    const ms = Math.round(performance.now() - last - LATE.every);
    last = performance.now();
    if (ms > LATE.from) record.add({ is: 'lag', ms });
  }, LATE.every);
}
