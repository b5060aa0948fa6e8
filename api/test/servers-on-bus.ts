import { randomBytes } from 'node:crypto';
import { openOrm } from '../db/orm.ts';
import { createDoor, type Door } from '../domain/call.ts';
import { type Bus, openBus, prefixOf } from '../live/bus/bus.ts';
import { createDoorbell, type HouseBell } from '../live/doorbell.ts';
import { startWatchman } from '../live/watchman.ts';
import { type Log, openLog } from '../log.ts';
import { openServed, serve, type Served, type Service } from './served.ts';

/** One of several servers, with its doorbell. */
export interface OnBus {
  bus: Bus;
  /** What the log says about the bus. */
  logged: string[];
  /** Its watchman, who is not there unless called: what is heard without him, the bus has told. */
  watch(): Promise<void>;
  rest(): Promise<void>;
}

/** Two servers on one database, with a bus between them. */
export interface ServersOnBus {
  here: Served & OnBus;
  there: Service & OnBus;
  /** What the subjects of these two begin with. */
  prefix: string;
  areJoined(): boolean;
  close(): Promise<void>;
}

export async function openServersOnBus(nats: URL): Promise<ServersOnBus> {
  const key = randomBytes(32);
  const join = () => {
    const logged: string[] = [];
    const log: Log = openLog('debug', (line) => void logged.push(line));
    const open = (house: HouseBell) => openBus({ house, servers: [nats], key, log, grace: 300 });
    return { logged, open };
  };
  const joinings = [join(), join()] as const;

  let ours: Bus | null = null;
  const served = await openServed(null, undefined, (house) => (ours = joinings[0].open(house)));
  if (!ours) throw new Error('the world has rung no bell');
  const here = { ...served, ...onBus(ours, served.world.door, joinings[0].logged) };

  const orm = await openOrm(served.world.orm.config.get('clientUrl') ?? '', { limits: { poolSize: 30 } });
  const theirs = joinings[1].open(createDoorbell());
  const door = createDoor(orm, theirs);
  const there = { ...(await serve({ door, bell: theirs })), ...onBus(theirs, door, joinings[1].logged) };

  return {
    here, there, prefix: prefixOf(key),
    areJoined: () => here.bus.isThere() && there.bus.isThere(),
    close: async () => {
      await Promise.all([here.rest(), there.rest()]);
      await there.close();
      await Promise.all([here.bus.close(), there.bus.close()]);
      await orm.close(true);
      await here.close();
    },
  };
}

function onBus(bus: Bus, door: Door, logged: string[]): OnBus {
  let stop: (() => Promise<void>) | null = null;
  return {
    bus, logged,
    watch: async () => {
      stop ??= (await startWatchman(door, bus, () => undefined)).stop;
    },
    rest: async () => {
      await stop?.();
      stop = null;
    },
  };
}
