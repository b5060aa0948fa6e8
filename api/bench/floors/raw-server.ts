import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import { Pool, type QueryResultRow } from 'pg';
import { type WebSocket, WebSocketServer } from 'ws';
import { newId } from '../../domain/id.ts';
import { BEFORE, SEND, SESSION, VERDICT } from './statements.ts';

/*
 * Floor (b): what the same send and the same fan-out cost without GraphQL, without an ORM and without a framework.
 * As durable and as idempotent as the product: session, unique keys, and rights compared with every write and every
 * delivery; the guard of staff replies is the product's alone. A process of its own: node api/bench/floors/raw-server.ts PORT, with the database's URL on stdin.
 */
interface Send { threadId: string; clientMessageId: string; text: string; lastSeenSeq: number }
interface Verdict { rights: number; firm: number; team: string | null; client: boolean; present: boolean; member: boolean }
interface Listener { socket: WebSocket; account: string; verdict: Verdict }

const url = await new Promise<string>((resolve) => process.stdin.once('data', (chunk: Buffer) => resolve(String(chunk).trim())));
const pool = new Pool({ connectionString: url, max: 20 });
const verdicts = new Map<string, Verdict>();
const listeners = new Map<string, Set<Listener>>();

const ask = async <Row extends QueryResultRow>(name: string, text: string, values: unknown[]): Promise<Row | undefined> => (await pool.query<Row>({ name, text, values })).rows[0];

async function accountOf({ headers }: IncomingMessage): Promise<string | null> {
  const token = /sb_session=([\w-]+)/.exec(headers.cookie ?? '')?.[1] ?? '';
  return (await ask<{ account: string }>('session', SESSION, [createHash('sha256').update(token).digest()]))?.account ?? null;
}

async function judge(threadId: string, account: string): Promise<Verdict | null> {
  const verdict = await ask<Verdict>('verdict', VERDICT, [threadId, account]);
  if (!verdict || !(verdict.present || verdict.member)) return null;
  verdicts.set(`${threadId} ${account}`, verdict);
  return verdict;
}

async function send(account: string, { threadId, clientMessageId, text, lastSeenSeq }: Send): Promise<string> {
  for (let tried = 0; tried < 3; tried++) {
    const verdict = (tried === 0 && verdicts.get(`${threadId} ${account}`)) || (await judge(threadId, account));
    if (!verdict) return '{"error":"FORBIDDEN"}';
    const id = newId();
    const values = [threadId, account, clientMessageId, text, lastSeenSeq, verdict.member ? verdict.team : null, verdict.rights, verdict.firm, id, verdict.client];
    const sent = await ask<{ seq: number; at: Date }>('send', SEND, values).catch((error: { code?: string }) => {
      if (error.code === '23505') return undefined; // the same id, sent twice at once
      throw error;
    });
    if (sent) {
      setImmediate(() => void tell(threadId, verdict, JSON.stringify({ id, threadId, seq: sent.seq, at: sent.at, author: account, text })));
      return `{"id":"${id}","seq":${sent.seq}}`;
    }
    const before = await ask<{ seq: number }>('before', BEFORE, [threadId, account, clientMessageId, text]);
    if (before) return `{"seq":${before.seq}}`;
  }
  return '{"error":"CONFLICT"}';
}

async function tell(threadId: string, now: Verdict, frame: string): Promise<void> {
  for (const listener of listeners.get(threadId) ?? []) {
    const { rights, firm } = listener.verdict;
    const stands = rights === now.rights && firm === now.firm ? listener.verdict : await judge(threadId, listener.account);
    if (!stands) listener.socket.close(4403);
    else if (listener.socket.bufferedAmount < 1_048_576) (listener.verdict = stands), listener.socket.send(frame);
    else listener.socket.terminate();
  }
}

async function listen(socket: WebSocket, account: string, threadId: string): Promise<void> {
  const verdict = await judge(threadId, account);
  if (!verdict) return socket.close(4403);
  const here = listeners.get(threadId) ?? new Set();
  const listener = { socket, account, verdict };
  listeners.set(threadId, here.add(listener));
  socket.once('close', () => here.delete(listener));
  socket.send('{"listening":true}');
}

const server = createServer((request, response) => {
  let body = '';
  request.setEncoding('utf8').on('data', (chunk: string) => (body += chunk)).on('end', async () => {
    const account = request.url === '/send' ? await accountOf(request) : null;
    const answer = account === null ? '{}' : await send(account, JSON.parse(body) as Send).catch((error: Error) => JSON.stringify({ error: error.message }));
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(answer) }).end(answer);
  });
});
const sockets = new WebSocketServer({ noServer: true, perMessageDeflate: false, clientTracking: false });
server.on('upgrade', async (request, duplex, head) => {
  const account = await accountOf(request);
  if (account === null) return duplex.destroy();
  sockets.handleUpgrade(request, duplex, head, (socket) =>
    socket.on('message', async (data) => {
      const said = JSON.parse(String(data)) as { id: string; listen?: string; send?: Send };
      if (said.listen !== undefined) return listen(socket, account, said.listen);
      if (said.send) socket.send(`{"id":"${said.id}","answer":${await send(account, said.send)}}`);
    }),
  );
});
server.listen(Number(process.argv[2]), '127.0.0.1');
process.once('SIGTERM', () => process.exit(0));
