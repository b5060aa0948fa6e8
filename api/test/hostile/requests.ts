import { connect, type Socket } from 'node:net';
import { gzipSync } from 'node:zlib';

/** A request as bytes, past every library that would put it right. */
export interface Rough {
  name: string;
  /** Written at once. */
  bytes: Buffer;
}

const HEAD = (more: string, method = 'POST', path = '/graphql') => `${method} ${path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n${more}\r\n`;
const JSON_HEAD = 'Content-Type: application/json\r\n';
const QUERY = '{"query":"{ __typename }"}';

function rough(name: string, head: string, body: string | Buffer = ''): Rough {
  return { name, bytes: Buffer.concat([Buffer.from(head), Buffer.from(body)]) };
}

/** With its length said as it is. */
function sized(name: string, headers: string, body: string | Buffer): Rough {
  return rough(name, HEAD(`${headers}Content-Length: ${Buffer.byteLength(body)}\r\n`), body);
}

function chunked(body: Buffer, size: number): Buffer {
  const parts: Buffer[] = [];
  for (let at = 0; at < body.length; at += size) {
    const part = body.subarray(at, at + size);
    parts.push(Buffer.from(`${part.length.toString(16)}\r\n`), part, Buffer.from('\r\n'));
  }
  return Buffer.concat([...parts, Buffer.from('0\r\n\r\n')]);
}

/** Requests that are too large, wrongly labelled, or no requests at all. */
export const ROUGH_REQUESTS: Rough[] = [
  sized('ten megabytes', JSON_HEAD, `{"query":"${' '.repeat(10_000_000)}"}`),
  rough('ten megabytes in pieces, of unknown length', HEAD(`${JSON_HEAD}Transfer-Encoding: chunked\r\n`), chunked(Buffer.alloc(10_000_000, 0x20), 16_384)),
  rough('a hundred thousand pieces of one byte', HEAD(`${JSON_HEAD}Transfer-Encoding: chunked\r\n`), chunked(Buffer.alloc(100_000, 0x20), 1)),
  sized('a gzip bomb', `${JSON_HEAD}Content-Encoding: gzip\r\n`, gzipSync(Buffer.alloc(50_000_000, 0x20))),
  ...['utf-16', 'utf-7', 'latin1', 'utf-8; charset=utf-16'].map((charset) => sized(`charset ${charset}`, `Content-Type: application/json; charset=${charset}\r\n`, Buffer.from(QUERY, 'utf16le'))),
  ...['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'application/graphql', 'application/json, text/plain', ''].map((type) => sized(`content type "${type}"`, `Content-Type: ${type}\r\n`, QUERY)),
  sized('bytes that are no UTF-8', JSON_HEAD, Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d])),
  sized('JSON within JSON, fifty thousand deep', JSON_HEAD, '['.repeat(50_000)),
  sized('objects within objects in JSON', JSON_HEAD, '{"a":'.repeat(15_000)),
  ...[2, 10, 1_000].map((size) => sized(`a batch of ${size}`, JSON_HEAD, `[${Array.from({ length: size }, () => QUERY).join(',')}]`)),
  sized('one name, twenty thousand times', JSON_HEAD, `{${'"query":"x",'.repeat(7_000)}"query":"{ __typename }"}`),
  rough('a query in an address of twenty thousand letters', HEAD('', 'GET', `/graphql?query={${'viewer,'.repeat(3_000)}}`)),
  rough('a mutation by GET', HEAD('', 'GET', '/graphql?query=mutation{signOut}')),
  rough('headers of twenty kilobytes', HEAD(`X-Long: ${'x'.repeat(20_000)}\r\n`, 'GET')),
  rough('three thousand headers', HEAD(Array.from({ length: 3_000 }, (_, i) => `X-${i}: 1\r\n`).join(''), 'GET')),
  rough('a length that is none', HEAD(`${JSON_HEAD}Content-Length: -1\r\n`), QUERY),
  rough('two lengths', HEAD(`${JSON_HEAD}Content-Length: 5\r\nContent-Length: 26\r\n`), QUERY),
  rough('a length and pieces', HEAD(`${JSON_HEAD}Content-Length: 26\r\nTransfer-Encoding: chunked\r\n`), `0\r\n\r\n${QUERY}`),
  rough('a method that nobody knows', HEAD('', 'BREW'), ''),
  rough('another protocol', '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03'.repeat(100)),
  rough('a thousand requests at once', Array.from({ length: 1_000 }, () => `POST /graphql HTTP/1.1\r\nHost: localhost\r\n${JSON_HEAD}Content-Length: ${QUERY.length}\r\n\r\n${QUERY}`).join('')),
  rough('an upgrade to something else', HEAD('Upgrade: h2c\r\nConnection: Upgrade\r\n', 'GET'), ''),
  rough('a socket without its handshake', `${HEAD('Upgrade: websocket\r\n', 'GET').replace('Connection: close', 'Connection: Upgrade')}${'x'.repeat(50_000)}`),
];

/** Sends it, and reads until the other side is done or the time is over. */
export function sendRough(port: number, { bytes }: Pick<Rough, 'bytes'>, within = 5_000): Promise<{ text: string; ms: number }> {
  const began = performance.now();
  return new Promise((resolve) => {
    let text = '';
    let first = 0;
    const socket: Socket = connect(port, '127.0.0.1');
    const done = () => {
      socket.destroy();
      resolve({ text, ms: (first || performance.now()) - began });
    };
    const timer = setTimeout(done, within);
    socket.on('data', (chunk) => {
      first ||= performance.now();
      if (text.length < 4_096) text += String(chunk);
    });
    socket.on('error', () => undefined);
    socket.on('close', () => {
      clearTimeout(timer);
      done();
    });
    socket.write(bytes);
  });
}
