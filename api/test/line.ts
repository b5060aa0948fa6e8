import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** The line between a server and its database, through which faults can be played. */
export interface Line {
  /** The database's address through this line. */
  url: string;
  /** Whoever is connected is cut off, and nobody gets through. */
  cut(): void;
  /** Nothing arrives any more, either way, and nobody is told: a cable that was pulled. */
  hold(): void;
  /** As at the beginning. What was held is lost with its connection. */
  mend(): void;
  close(): void;
}

export async function openLine(databaseUrl: string): Promise<Line> {
  const url = new URL(databaseUrl);
  const { hostname, port } = url;
  const pairs = new Set<[Socket, Socket]>();
  let state: 'open' | 'cut' | 'held' = 'open';
  const server = createServer((near) => {
    if (state === 'cut') return void near.destroy();
    near.on('error', () => undefined);
    const far = connect(Number(port), hostname);
    far.on('error', () => undefined);
    const pair: [Socket, Socket] = [near, far];
    pairs.add(pair);
    near.on('data', (data) => state !== 'held' && far.write(data));
    far.on('data', (data) => state !== 'held' && near.write(data));
    near.on('close', () => (far.destroy(), pairs.delete(pair)));
    far.on('close', () => near.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  url.host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const end = () => pairs.forEach(([near, far]) => (near.destroy(), far.destroy()));
  return {
    url: url.href,
    cut: () => ((state = 'cut'), end()),
    hold: () => void (state = 'held'),
    mend: () => {
      if (state === 'held') end();
      state = 'open';
    },
    close: () => (end(), void server.close()),
  };
}
