import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { WebSocket } from 'ws';
import { within } from './served.ts';

/** Somebody signed in, and the servers that they try one after the other, as a load balancer would: addresses of /graphql. */
export interface Somebody {
  cookie: string;
  origin: string;
  servers(): string[];
}

/** Tries again and again, on whichever server answers, with the same id: as the apps do. */
export interface Writing {
  /** What was acknowledged: the id that the writer made, and the seq that it got. */
  acknowledged: Map<string, number>;
  /** How long the slowest took, with all its tries, in milliseconds. */
  worst: number;
  /** Codes and statuses of tries that were not the last. */
  refusals: string[];
  stop(): Promise<void>;
}

export function writing(who: Somebody, threadId: string, pause = 10): Writing {
  const result = { acknowledged: new Map<string, number>(), worst: 0, refusals: [] as string[] };
  let on = true;
  let turn = 0;
  const write = async (): Promise<void> => {
    const id = randomUUID();
    const began = performance.now();
    for (let tried = 0; ; tried++) {
      const seq = await sent(who, turn++, threadId, id).catch((error: unknown) => void result.refusals.push(String(error)));
      if (seq !== undefined) result.acknowledged.set(id, seq);
      if (seq !== undefined || (!on && tried > 100)) break;
      await sleep(Math.random() * Math.min(1_000, 50 * 2 ** tried));
    }
    result.worst = Math.max(result.worst, performance.now() - began);
  };
  const all = (async () => {
    while (on) await write().then(() => sleep(pause));
  })();
  return Object.assign(result, {
    stop: async () => {
      on = false;
      await all;
    },
  });
}

const SEND = 'mutation M($input: SendMessageInput!) { sendMessage(input: $input) { __typename ... on MessageSent { message { seq } } } }';

/** The seq it got. Anything else that comes is thrown, as its code or status. */
async function sent({ cookie, origin, servers }: Somebody, turn: number, threadId: string, clientMessageId: string): Promise<number> {
  const urls = servers();
  const variables = { input: { threadId, clientMessageId, text: 'Are you still there?', lastSeenSeq: 1_000_000, force: true } };
  const answer = await fetch(urls[turn % urls.length] ?? '', { method: 'POST', headers: { 'content-type': 'application/json', cookie, origin }, body: JSON.stringify({ query: SEND, variables }), signal: AbortSignal.timeout(20_000) });
  const body: unknown = await answer.json();
  const seq = within(body, 'data.sendMessage.message.seq');
  if (typeof seq !== 'number') throw new Error(`${answer.status} ${String(within(body, 'errors.0.extensions.code') ?? within(body, 'data.sendMessage.__typename'))}`);
  return seq;
}

/** Follows a conversation, and when the socket goes, goes on elsewhere after what it has: as the apps do. */
export interface Listening {
  seqs: number[];
  /** How long each loss was felt: from the loss of one socket to the stream on the next, in milliseconds. */
  felt: number[];
  codes: number[];
  stop(): void;
}

export function listening(who: Somebody, threadId: string): Listening {
  const result: Listening = { seqs: [], felt: [], codes: [], stop: () => undefined };
  let [on, turn, attempt] = [true, Math.floor(Math.random() * 2), 0];
  let socket: WebSocket | undefined;
  let lost: number | null = null;
  const connect = (): void => {
    const urls = who.servers();
    const one = (socket = new WebSocket((urls[turn++ % urls.length] ?? '').replace('http', 'ws'), 'graphql-transport-ws', { headers: { cookie: who.cookie, origin: who.origin } }));
    one.on('error', () => undefined);
    one.on('open', () => one.send('{"type":"connection_init"}'));
    one.on('message', (data) => {
      const message: unknown = JSON.parse(String(data));
      if (within(message, 'type') === 'connection_ack') one.send(subscribing(threadId, result.seqs.at(-1) ?? 0));
      if (within(message, 'type') === 'error' || within(message, 'type') === 'complete') return one.close(); // tried again, as after a loss
      if (within(message, 'type') === 'next' && lost !== null) {
        result.felt.push(performance.now() - lost);
        [lost, attempt] = [null, 0];
      }
      const seq = within(message, 'payload.data.threadEntries.seq');
      if (typeof seq === 'number') result.seqs.push(seq);
    });
    one.on('close', (code) => {
      if (!on) return;
      if (lost === null) result.codes.push(code);
      lost ??= performance.now();
      setTimeout(connect, Math.random() * Math.min(60_000, 1_000 * 2 ** attempt++));
    });
  };
  connect();
  result.stop = () => {
    on = false;
    socket?.terminate();
  };
  return result;
}

function subscribing(threadId: string, afterSeq: number): string {
  const query = `subscription { threadEntries(threadId: "${threadId}", afterSeq: ${afterSeq}) { ... on Message { seq } ... on Line { seq } } }`;
  return JSON.stringify({ id: '1', type: 'subscribe', payload: { query } });
}
