import { openOrm } from '../db/orm.ts';
import { createDoor } from '../domain/call.ts';
import { createDoorbell } from '../live/doorbell.ts';
import { startWatchman } from '../live/watchman.ts';
import { openServed, serve, type Served, type Service } from './served.ts';

/** Two servers on one database, with nothing between them: what happens on the one the other sees for itself. */
export interface TwoServers {
  here: Served;
  there: Service;
  /** The other server goes down and a new one comes up, on the same data. */
  restart(): Promise<void>;
  close(): Promise<void>;
}

export async function openTwoServers(): Promise<TwoServers> {
  const here = await openServed();
  const url = here.world.orm.config.get('clientUrl') ?? '';
  let other = await another(url);
  const two: TwoServers = {
    here,
    there: other.service,
    restart: async () => {
      await other.close();
      other = await another(url);
      two.there = other.service;
    },
    close: async () => {
      await other.close();
      await here.close();
    },
  };
  return two;
}

async function another(url: string): Promise<{ service: Service; close(): Promise<void> }> {
  const orm = await openOrm(url, { limits: { poolSize: 30 } });
  const bell = createDoorbell();
  const door = createDoor(orm, bell);
  const watchman = await startWatchman(door, bell, () => undefined);
  const service = await serve({ door, bell });
  return {
    service,
    close: async () => {
      await watchman.stop();
      await service.close();
      await orm.close(true);
    },
  };
}
