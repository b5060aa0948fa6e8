import { once } from 'node:events';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { STANDARD } from '../../limits.ts';
import { openServed, ORIGIN, type Served } from '../../test/served.ts';

/* graphql-transport-ws, sentence by sentence as its text has it, from the other end of bare sockets. */

interface Message {
  id?: string;
  type: string;
  payload?: unknown;
}

let served: Served;
let ana: string;
let threadId: string;
beforeAll(async () => {
  served = await openServed();
  ana = await served.signedIn('ana');
  threadId = await served.world.chloeWrites();
});
afterAll(() => served.close());

/** A socket that has just opened: what it says is kept, and how it is closed. */
async function open(cookie = ana) {
  const socket = served.bare({ cookie });
  const heard: Message[] = [];
  const wakes = new Set<() => void>();
  socket.on('message', (data) => {
    heard.push(JSON.parse(String(data)));
    for (const wake of wakes) wake();
  });
  const closed = once(socket, 'close').then(([code, reason]) => ({ code: Number(code), reason: String(reason) }));
  await once(socket, 'open');
  const say = (...messages: (string | object)[]) => messages.forEach((each) => socket.send(typeof each === 'string' ? each : JSON.stringify(each)));
  const until = async (is: (message: Message) => boolean): Promise<Message> => {
    for (;;) {
      const found = heard.find(is);
      if (found) return found;
      await new Promise<void>((resolve) => wakes.add(resolve));
    }
  };
  const of = (id: string, type?: string) => until((message) => message.id === id && (type === undefined || message.type === type));
  return { socket, heard, closed, say, of, until };
}

async function acknowledged(cookie = ana) {
  const peer = await open(cookie);
  peer.say({ type: 'connection_init' });
  await peer.until(({ type }) => type === 'connection_ack');
  return peer;
}

const ask = (id: string, query: string, more: object = {}) => ({ id, type: 'subscribe', payload: { query, ...more } });
const DESK = 'subscription { desk { __typename } }';
const VIEWER = '{ viewer { id } }';

/** Everything that was said by the time that a question asked afterwards is answered. */
async function quiet({ say, of, heard }: Awaited<ReturnType<typeof open>>, id: string): Promise<Message[]> {
  const before = heard.length;
  say(ask(`quiet ${id}`, VIEWER));
  await of(`quiet ${id}`, 'complete');
  return heard.slice(before).filter((each) => each.id === id);
}

describe('ConnectionInit and ConnectionAck', () => {
  test('the server acknowledges, once and before anything else', async () => {
    const { say, until, heard, socket } = await open();
    say({ type: 'connection_init' });
    await until(() => true);
    expect(heard).toEqual([{ type: 'connection_ack' }]);
    socket.close();
  });

  test('a payload of the client is taken, and means nothing here: who it is, is the cookie\'s', async () => {
    const { say, of, until, socket } = await open();
    say({ type: 'connection_init', payload: { authorization: 'Bearer x', who: { account: served.world.id.olga } } });
    await until(({ type }) => type === 'connection_ack');
    say(ask('1', VIEWER));
    expect(await of('1', 'next')).toMatchObject({ payload: { data: { viewer: { id: served.world.id.ana } } } });
    socket.close();
  });

  test('more than one is 4429, also while the first is under way', async () => {
    const { say, closed } = await open();
    say({ type: 'connection_init' }, { type: 'connection_init' });
    expect(await closed).toEqual({ code: 4429, reason: 'Too many initialisation requests' });
    const later = await acknowledged();
    later.say({ type: 'connection_init' });
    expect((await later.closed).code).toBe(4429);
  });

  test('none within five seconds is 4408, pings or not', { timeout: 20_000 }, async () => {
    expect(STANDARD.socket.initWait).toBeLessThanOrEqual(5_000);
    const { say, closed } = await open();
    say({ type: 'ping' });
    expect(await closed).toEqual({ code: 4408, reason: 'Connection initialisation timeout' });
  });
});

describe('Ping and Pong', () => {
  test('a ping is answered with its payload, before the acknowledgement too, and a pong needs no ping', async () => {
    const { say, until, heard, socket } = await open();
    say({ type: 'pong' }, { type: 'pong', payload: { unsolicited: true } }, { type: 'ping' }, { type: 'ping', payload: { at: 1 } });
    await until(({ payload }) => payload !== undefined);
    expect(heard).toEqual([{ type: 'pong' }, { type: 'pong', payload: { at: 1 } }]);
    socket.close();
  });
});

describe('Subscribe', () => {
  test('before the acknowledgement it is 4401', async () => {
    const { say, closed } = await open();
    say(ask('1', VIEWER));
    expect(await closed).toEqual({ code: 4401, reason: 'Unauthorized' });
  });

  test('a single result is Next, then Complete; the id can be used again', async () => {
    const peer = await acknowledged();
    peer.say(ask('1', VIEWER));
    await peer.of('1', 'complete');
    expect(peer.heard.slice(1).map(({ id, type }) => `${id} ${type}`)).toEqual(['1 next', '1 complete']);
    peer.say(ask('1', VIEWER));
    await expect.poll(() => peer.heard.filter(({ type }) => type === 'complete').length).toBe(2);
    peer.socket.close();
  });

  test('an id that is under way is 4409, without a word of what it was', async () => {
    for (const id of ['1', 'x'.repeat(5_000), '__proto__', 'toString']) {
      const { say, of, closed } = await acknowledged();
      say(ask(id, DESK));
      await of(id, 'next');
      say(ask(id, DESK));
      expect(await closed).toEqual({ code: 4409, reason: 'Subscriber already exists' });
    }
    expect(served.logged.join()).not.toContain('"level":"error"');
  });

  test('variables and the name of the operation are those of the message', async () => {
    const { say, of, socket } = await acknowledged();
    say(ask('1', 'query A { viewer { id } } query B($id: ID!) { thread(id: $id) { title } }', { operationName: 'B', variables: { id: threadId }, extensions: { anything: 1 } }));
    expect(await of('1', 'next')).toMatchObject({ payload: { data: { thread: { title: 'New chat' } } } });
    socket.close();
  });
});

describe('Next, Error and Complete', () => {
  test('many operations stand side by side, each under its id', async () => {
    const { say, of, socket } = await acknowledged();
    say(ask('desk', DESK), ask('viewer', VIEWER), ask('broken', '{ nothing }'));
    await Promise.all([of('desk', 'next'), of('viewer', 'complete'), of('broken', 'error')]);
    socket.close();
  });

  test.each([['a mistake of the language', 'subscription { desk {'], ['a mistake of the contract', '{ nothing }'], ['something that is refused', 'subscription { signals(threadId: "x") { __typename } }']])(
    '%s is an Error, after which nothing comes for that id and everything else goes on',
    async (_, query) => {
      const peer = await acknowledged();
      peer.say(ask('1', query));
      expect(await peer.of('1')).toMatchObject({ type: 'error', payload: [{ message: expect.any(String) }] });
      expect(await quiet(peer, '1')).toEqual([]);
      peer.say(ask('1', VIEWER));
      await peer.of('1', 'complete');
      peer.socket.close();
    },
  );

  test('what goes wrong in a field is Next with errors, then Complete', async () => {
    const { say, of, heard, socket } = await acknowledged();
    say(ask('1', '{ viewer { id } thread(id: "x") { id } }'));
    await of('1', 'complete');
    expect(heard.find(({ type }) => type === 'next')).toMatchObject({ payload: { data: null, errors: [{ extensions: { code: 'NOT_FOUND' } }] } });
    socket.close();
  });

  test('Complete of the client ends it at once and for good, and frees what it took', async () => {
    const peer = await acknowledged();
    peer.say(ask('1', `subscription { threadEntries(threadId: "${threadId}", afterSeq: 0) { ... on Message { text } } }`));
    await peer.of('1', 'next');
    peer.say({ id: '1', type: 'complete' });
    await quiet(peer, '1');
    const before = peer.heard.length;
    await served.world.says('chloe', threadId, 'Nobody listens there any more.');
    expect(await quiet(peer, '1')).toEqual([]);
    expect(peer.heard.slice(before).some(({ id }) => id === '1')).toBe(false);
    peer.socket.close();
  });

  test('Complete of what is not there, or of what has ended, is passed over', async () => {
    const peer = await acknowledged();
    peer.say({ id: 'never', type: 'complete' }, ask('1', VIEWER));
    await peer.of('1', 'complete');
    peer.say({ id: '1', type: 'complete' });
    expect(await quiet(peer, '1')).toEqual([]);
    peer.socket.close();
  });

  test('Complete that crosses the answer wins: nothing follows it', async () => {
    const peer = await acknowledged();
    peer.say(ask('1', '{ desk { at } }'), { id: '1', type: 'complete' });
    await quiet(peer, '1');
    expect(peer.heard.filter(({ id }) => id === '1')).toEqual([]);
    peer.socket.close();
  });

  test('a stream that comes to its end is completed by the server', async () => {
    const { world } = served;
    const thread = await world.chloeWrites();
    await world.transfer('ana', thread, { self: true });
    await served.ask(ana, `mutation { addParticipants(input: { threadId: "${thread}", requestId: "${crypto.randomUUID()}", accountIds: ["${world.id.greta}"] }) { __typename } }`);
    const { say, of, heard, socket } = await acknowledged(await served.signedIn('greta'));
    say(ask('1', `subscription { threadEntries(threadId: "${thread}", afterSeq: 9) { __typename } }`));
    await of('1', 'next');
    await served.ask(ana, `mutation { removeParticipant(input: { threadId: "${thread}", requestId: "${crypto.randomUUID()}", accountId: "${world.id.greta}" }) { __typename } }`);
    await of('1', 'complete');
    expect(heard.filter(({ id }) => id === '1').at(-1)).toEqual({ id: '1', type: 'complete' });
    socket.close();
  });
});

describe('an invalid message', () => {
  test.each<[string, string | Buffer]>([
    ['nothing', ''], ['no JSON', 'nonsense'], ['half of it', '{"type":"subscribe"'], ['a number', '1'], ['null', 'null'], ['a list', '[]'], ['an object without a type', '{}'],
    ['an unknown type', '{"type":"start"}'], ['what only a server says', '{"type":"next","id":"1","payload":{"data":{}}}'], ['an acknowledgement', '{"type":"connection_ack"}'], ['a type that is none', '{"type":7}'],
    ['no id', '{"type":"subscribe","payload":{"query":"{ viewer { id } }"}}'], ['an id that is no text', '{"id":1,"type":"subscribe","payload":{"query":"{ viewer { id } }"}}'], ['an empty id', '{"id":"","type":"subscribe","payload":{"query":"{ viewer { id } }"}}'],
    ['no payload', '{"id":"1","type":"subscribe"}'], ['a payload that is none', '{"id":"1","type":"subscribe","payload":"{ viewer { id } }"}'], ['no query', '{"id":"1","type":"subscribe","payload":{}}'],
    ['a query that is no text', '{"id":"1","type":"subscribe","payload":{"query":{}}}'], ['variables that are none', '{"id":"1","type":"subscribe","payload":{"query":"{ viewer { id } }","variables":"x"}}'],
    ['a name that is none', '{"id":"1","type":"subscribe","payload":{"query":"{ viewer { id } }","operationName":7}}'], ['a Complete without an id', '{"type":"complete"}'],
    ['a payload of a ping that is none', '{"type":"ping","payload":"x"}'], ['bytes instead of text', Buffer.from('{"type":"ping"}')],
  ])('%s is 4400', async (_, message) => {
    const { socket, closed } = await acknowledged();
    socket.send(message);
    expect(await closed).toEqual({ code: 4400, reason: 'Invalid message' });
    expect(served.logged.join()).not.toContain('"level":"error"');
  });
});

describe('another subprotocol', () => {
  test.each([['the older one', 'graphql-ws'], ['one that nobody knows', 'soap'], ['none', null]])('%s is refused at the handshake, and whoever goes on all the same is not heard', async (_, protocol) => {
    const { hostname, port } = new URL(served.url);
    const socket = connect(Number(port), hostname);
    const lines = ['GET /graphql HTTP/1.1', `Host: ${hostname}`, 'Upgrade: websocket', 'Connection: Upgrade', 'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==', 'Sec-WebSocket-Version: 13', `Origin: ${ORIGIN}`, `Cookie: ${ana}`];
    if (protocol !== null) lines.push(`Sec-WebSocket-Protocol: ${protocol}`);
    socket.write(`${lines.join('\r\n')}\r\n\r\n`);
    socket.write(Buffer.concat([frame('{"type":"connection_init"}'), frame(`{"id":"1","type":"start","payload":{"query":"${VIEWER}"}}`)]));
    socket.on('error', () => undefined);
    const said = (await Array.fromAsync(socket)).join('');
    expect(said).toMatch(/^HTTP\/1\.1 400 Bad Request\r\nContent-Length: 0\r\n/);
    expect(said).not.toContain(served.world.id.ana);
  });
});

/** A text frame of a client, as it goes over the wire. */
function frame(text: string): Buffer {
  const [body, mask] = [Buffer.from(text), Buffer.from([1, 2, 3, 4])];
  const head = body.length < 126 ? Buffer.from([0x81, 0x80 | body.length]) : Buffer.from([0x81, 0x80 | 126, body.length >> 8, body.length & 255]);
  return Buffer.concat([head, mask, body.map((byte, i) => byte ^ (mask[i % 4] ?? 0))]);
}
