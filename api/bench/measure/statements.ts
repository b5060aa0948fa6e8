import { connect, createServer, type Socket } from 'node:net';

/** A Postgres with somebody between who counts what is asked of it. */
export interface CountedPostgres {
  url: string;
  /** Statements carried out since it was last asked. */
  taken(): number;
  close(): void;
}

/** 'Q' carries out a text, 'E' what was parsed and bound before. */
const CARRIES_OUT = new Set(['Q'.charCodeAt(0), 'E'.charCodeAt(0)]);

export async function countStatements(url: string): Promise<CountedPostgres> {
  const to = new URL(url);
  let count = 0;
  const open = new Set<Socket>();
  const server = createServer((near) => {
    const far = connect(Number(to.port), to.hostname);
    const read = readMessages((type) => (count += CARRIES_OUT.has(type) ? 1 : 0));
    near.on('data', (chunk: Buffer) => {
      read(chunk);
      far.write(chunk);
    });
    far.pipe(near);
    for (const [one, other] of [[near, far], [far, near]] as const) {
      open.add(one);
      one.on('error', () => other.destroy());
      one.on('close', () => other.destroy());
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const through = new URL(url);
  through.port = String(typeof address === 'object' && address ? address.port : 0);
  return {
    url: through.href,
    taken: () => {
      const taken = count;
      count = 0;
      return taken;
    },
    close: () => {
      server.close();
      for (const socket of open) socket.destroy();
    },
  };
}

/** Hears the type of each message of a client. The first one, the greeting, has a length and no type. */
export function readMessages(hear: (type: number) => void): (chunk: Buffer) => void {
  let rest: Buffer = Buffer.alloc(0);
  let greeted = false;
  return (chunk) => {
    rest = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    for (;;) {
      const headSize = greeted ? 5 : 4;
      if (rest.length < headSize) return;
      const end = (greeted ? 1 : 0) + rest.readUInt32BE(headSize - 4);
      if (rest.length < end) return;
      if (greeted) hear(rest[0] ?? 0);
      greeted = true;
      rest = rest.subarray(end);
    }
  };
}
