import type { WebSocket } from 'ws';
import type { Limits } from '../../limits.ts';
import { createLoad } from '../load.ts';
import { farewell } from './wire.ts';

/** In milliseconds: how long a socket waits for its turn, and after how long it has had it, whatever it asked. */
const WAITS = 5_000;
const LASTS = 500;

/** One socket's: what it says, in order, and what it is sent. */
export interface Arrival {
  /** Hands on what was said: at once, or when it is its turn. */
  heard(handle: () => void): void;
  /** Something goes out. */
  sent(): void;
}

/**
 * The first thing that a socket asks is mostly the largest: a desk, read anew. After a restart all ask it. Only so many
 * are answered at once, so that those who work already wait behind a few reads and not behind thousands; the next ones
 * wait, and who has waited too long is asked to come again.
 */
export function createArrivals({ arriving, arrivingNext }: Pick<Limits['socket'], 'arriving' | 'arrivingNext'>): (socket: WebSocket) => Arrival {
  const load = createLoad({ operations: arriving, waiting: arrivingNext, patience: WAITS });

  return (socket) => {
    let count = 0;
    let turn: Promise<void> = Promise.resolve();
    let answered = () => {};
    const itsTurn = () => new Promise<void>((go) => {
      const first = () => new Promise<void>((done) => {
        if (socket.readyState === socket.CLOSED) return done();
        answered = done;
        socket.once('close', done);
        setTimeout(done, LASTS).unref();
        go();
      });
      load.carry(first).catch(() => farewell(socket, TRY_AGAIN_LATER, 'Too many come at this moment'));
    });
    return {
      heard: (handle) => {
        // The first message greets; what comes after the second waits with it, in order.
        if ((count += 1) === 2) turn = itsTurn();
        void turn.then(handle);
      },
      sent: () => answered(),
    };
  };
}

/** A close code of the protocol of sockets itself. */
const TRY_AGAIN_LATER = 1013;
