import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/**
 * What a network does to the connections through it. cut: each breaks after a random number of bytes, in the middle of
 * whatever they are. half-open: one direction is swallowed, and no end of the line hears that. black hole: both are.
 */
export type Trouble = 'none' | 'cut' | 'half-open' | 'black hole';

/** Stands between clients and one server. */
export interface Proxy {
  port: number;
  /** For the connections that are there, and for those that come while it lasts. What has been swallowed stays lost. */
  suffer(trouble: Trouble): void;
  close(): void;
}

interface Link {
  near: Socket;
  far: Socket;
  /** Bytes until it breaks. */
  left: number;
  /** Directions of which nothing arrives any more. */
  deaf: { up: boolean; down: boolean };
}

/** At most so many bytes go through before a connection is cut. */
const CUT_WITHIN = 6_000;

/** `chance`: numbers from 0 to 1. */
export async function openProxy(target: number, chance: () => number): Promise<Proxy> {
  const links = new Set<Link>();
  let trouble: Trouble = 'none';

  const begin = (near: Socket): void => {
    const far = connect(target, '127.0.0.1');
    const link: Link = { near, far, left: Infinity, deaf: { up: false, down: false } };
    links.add(link);
    strike(link);
    pass(link, near, far, 'up');
    pass(link, far, near, 'down');
  };
  const strike = (link: Link): void => {
    if (trouble === 'cut') link.left = Math.floor(chance() * CUT_WITHIN);
    if (trouble === 'black hole') link.deaf = { up: true, down: true };
    if (trouble === 'half-open') link.deaf[chance() < 0.5 ? 'up' : 'down'] = true;
  };
  const pass = (link: Link, from: Socket, to: Socket, way: 'up' | 'down'): void => {
    from.on('data', (bytes: Buffer) => {
      if (link.deaf[way]) return;
      if (bytes.length > link.left) return breakOff(link, to, bytes.subarray(0, link.left));
      link.left -= bytes.length;
      if (!to.write(bytes)) from.pause();
    });
    to.on('drain', () => from.resume());
    from.on('error', () => undefined);
    from.on('close', () => {
      // Of a direction that is deaf nobody hears the end either: the other side has to notice by itself.
      if (link.deaf[way] && !to.destroyed) return;
      to.destroy();
      links.delete(link);
    });
  };
  const breakOff = (link: Link, to: Socket, rest: Buffer): void => {
    link.left = 0;
    to.write(rest, () => {
      link.near.resetAndDestroy();
      link.far.destroy();
    });
  };

  const server = createServer(begin);
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    port: (server.address() as AddressInfo).port,
    suffer: (next) => {
      trouble = next;
      // What was cut is whole again once it connects anew; what only would have been cut goes on.
      for (const link of links) if (next === 'none') link.left = Infinity;
      else strike(link);
    },
    close: () => {
      server.close();
      for (const { near, far } of links) {
        near.destroy();
        far.destroy();
      }
    },
  };
}
