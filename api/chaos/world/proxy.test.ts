import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { afterEach, expect, test, vi } from 'vitest';
import { openProxy, type Proxy } from './proxy.ts';
import { random } from './random.ts';

const open: { destroy?(): unknown; close?(): unknown }[] = [];
afterEach(() => {
  for (const each of open.splice(0).reverse()) each.destroy?.() ?? each.close?.();
});

/** A server that says back whatever it hears, and a connection to it through the proxy. */
async function line(): Promise<{ proxy: Proxy; client: Socket; atServer: Socket[]; heard: () => number; dial(): Promise<Socket> }> {
  const atServer: Socket[] = [];
  const server = createServer((socket) => {
    atServer.push(socket);
    open.push(socket);
    socket.on('error', () => undefined);
    socket.pipe(socket);
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const proxy = await openProxy((server.address() as AddressInfo).port, random(3));
  open.push(server, proxy);
  let heard = 0;
  const dial = async () => {
    const socket = connect(proxy.port, '127.0.0.1');
    open.push(socket);
    socket.on('error', () => undefined);
    socket.on('data', (bytes: Buffer) => (heard += bytes.length));
    await once(socket, 'connect');
    return socket;
  };
  return { proxy, client: await dial(), atServer, heard: () => heard, dial };
}

test('without trouble everything passes, and the end of one side is the end of the other', async () => {
  const { client, atServer, heard } = await line();
  client.write(Buffer.alloc(100_000));
  await vi.waitFor(() => expect(heard()).toBe(100_000));
  client.destroy();
  await vi.waitFor(() => expect(atServer[0]?.destroyed).toBe(true));
});

test('a connection that is cut breaks after some bytes, and the next one passes', async () => {
  const { proxy, client, heard, dial } = await line();
  proxy.suffer('cut');
  const cut = new Promise((closed) => client.once('close', closed));
  client.write(Buffer.alloc(100_000));
  await cut;
  expect(heard()).toBeLessThan(6_000);
  proxy.suffer('none');
  const before = heard();
  (await dial()).write(Buffer.alloc(50_000));
  await vi.waitFor(() => expect(heard()).toBe(before + 50_000));
});

test('into a black hole everything falls, and nobody hears of the end', async () => {
  const { proxy, client, atServer, heard, dial } = await line();
  await vi.waitFor(() => expect(atServer).toHaveLength(1));
  proxy.suffer('black hole');
  client.write('lost');
  proxy.suffer('none');
  client.write('lost as well: this connection is dead');
  const fresh = await dial();
  fresh.write('heard');
  await vi.waitFor(() => expect(heard()).toBe(5));
  client.destroy();
  fresh.destroy();
  await vi.waitFor(() => expect(atServer[1]?.destroyed).toBe(true));
  expect(atServer[0]?.destroyed).toBe(false);
});

test('of a half-open connection one direction is deaf', async () => {
  const { proxy, client, atServer, heard } = await line();
  let arrived = 0;
  await vi.waitFor(() => expect(atServer).toHaveLength(1));
  atServer[0]?.on('data', (bytes: Buffer) => (arrived += bytes.length));
  proxy.suffer('half-open');
  // Said from both ends: exactly one of them is heard.
  client.write('12345');
  atServer[0]?.write('123');
  await vi.waitFor(() => expect([arrived, heard()]).toEqual(arrived > 0 ? [5, 0] : [0, 3]));
  expect(arrived + heard()).toBeGreaterThan(0);
});
