import { randomUUID } from 'node:crypto';
import type { Faults } from './audience.ts';
import { dialectOf, type ServerAt } from './dialect.ts';
import { markIn, markedText } from './mark.ts';
import { within } from './say.ts';
import type { Sender } from './send.ts';
import { openSocket } from './socket-line.ts';
import { openVoice, seqIn } from './voices.ts';

export interface Correct extends Faults {
  sent: number;
  /** Sent twice under one id, on purpose. */
  repeated: number;
  deliveries: number;
  refusal: string | null;
  /** Of each thread, every seq that was acknowledged. */
  acknowledged: Record<string, number[]>;
}

interface Wishes {
  server: ServerAt;
  senders: Sender[];
  listeners: string[];
  threads: { id: string; seq: number }[];
  seconds: number;
}

/** One in so many messages is sent again under the same id, as after an answer that was lost. */
const REPEAT_ONE_IN = 20;

/**
 * Sixteen write into five threads at once, half over HTTP and half over sockets, while twenty listen to all five; then
 * everything acknowledged is held against what each of them heard.
 */
export async function correct({ server, senders, listeners, threads, seconds }: Wishes): Promise<Correct> {
  const ears = await Promise.all(listeners.map((token) => listen(server, token, threads)));
  const acknowledged = new Map(threads.map(({ id }) => [id, [] as number[]]));
  let [sent, repeated] = [0, 0];
  let [refusal, twice] = [null as string | null, 0];
  const until = performance.now() + seconds * 1000;
  await Promise.all(senders.map(async ({ token, threads: own }, i) => {
    const voice = await openVoice(server, i % 2 === 0 ? 'http' : 'socket', token);
    for (let turn = i; performance.now() < until; turn++) {
      const thread = own[turn % own.length];
      if (!thread) break;
      const given = { threadId: thread.id, clientMessageId: randomUUID(), text: markedText().text, lastSeenSeq: thread.seq };
      const seq = seqIn(await voice.send(given).then((answer) => (seqIn(answer) === null ? (refusal ??= answer.slice(0, 300)) : answer)));
      if (seq === null) continue;
      thread.seq = Math.max(thread.seq, seq);
      acknowledged.get(thread.id)?.push(seq);
      sent += 1;
      if (sent % REPEAT_ONE_IN !== 0) continue;
      repeated += 1;
      if (seqIn(await voice.send(given)) !== seq) twice += 1;
    }
    voice.close();
  }));
  await within(Promise.all(ears.map((each) => each.heardAll(acknowledged))), 20_000);
  const faults = ears.map((each) => each.faults(acknowledged));
  for (const each of ears) each.close();
  const sum = (of: keyof Faults) => faults.reduce((total, each) => total + each[of], 0);
  const deliveries = ears.reduce((total, each) => total + each.count(), 0);
  return { sent, repeated, deliveries, refusal, lost: sum('lost'), double: sum('double') + twice, disorder: sum('disorder'), acknowledged: Object.fromEntries(acknowledged) };
}

type Acknowledged = ReadonlyMap<string, number[]>;

/** Somebody who listens to all the threads over one socket, and writes down what they hear of each. */
async function listen(server: ServerAt, token: string, threads: { id: string; seq: number }[]) {
  const socket = await openSocket(server, token);
  const heard = new Map(threads.map(({ id }) => [id, [] as number[]]));
  let check = (): void => undefined;
  socket.on('message', (data: Buffer) => {
    const mark = markIn(data);
    if (!mark) return;
    const at = data.indexOf('"threadId":"');
    heard.get(data.toString('latin1', at + 12, at + 48))?.push(mark.seq);
    check();
  });
  const { listen: ask } = dialectOf(server.kind);
  for (const { id, seq } of threads) socket.send(ask(id, seq).replace('"id":"ThreadEntries"', `"id":"ThreadEntries ${id}"`));
  const missing = (acknowledged: Acknowledged) =>
    [...acknowledged].reduce((sum, [id, seqs]) => {
      const here = new Set(heard.get(id));
      return sum + new Set(seqs.filter((seq) => !here.has(seq))).size;
    }, 0);
  return {
    count: () => [...heard.values()].reduce((sum, seqs) => sum + seqs.length, 0),
    heardAll: (acknowledged: Acknowledged) => new Promise<void>((resolve) => {
      check = () => missing(acknowledged) === 0 && resolve();
      check();
    }),
    faults: (acknowledged: Acknowledged): Faults => {
      const each = [...heard.values()];
      return {
        lost: missing(acknowledged),
        double: each.reduce((sum, seqs) => sum + seqs.length - new Set(seqs).size, 0),
        disorder: each.reduce((sum, seqs) => sum + seqs.filter((seq, i) => i > 0 && seq < (seqs[i - 1] ?? 0)).length, 0),
      };
    },
    close: () => socket.terminate(),
  };
}
