import { randomUUID } from 'node:crypto';
import { Pool } from 'pg';
import { newId } from '../../domain/id.ts';
import { SEND, VERDICT } from '../floors/statements.ts';
import { type Waits, waitsOf } from '../measure/percentile.ts';
import type { Send, ServerAt } from './dialect.ts';
import { openVoice, seqIn, type Voice, type Way } from './voices.ts';

/** One who sends: a session, and the threads that they write to, one after the other. */
export interface Sender {
  token: string;
  account: string;
  threads: { id: string; seq: number }[];
}

export interface Sent extends Waits {
  perSecond: number;
  refused: number;
  /** The first answer that was no. */
  refusal: string | null;
}

/** What people write, about as long. */
const TEXT = 'Good morning, I have it in front of me. I am asking the receiving bank where it is and will write again before noon.';

/** The newest seq that anybody here has seen of a thread: sent along as `lastSeenSeq`, over all turns. */
const seen = new Map<string, number>();

/** Everybody sends, each waiting for the answer before the next one. */
export async function send({ server, way, senders, seconds }: { server: ServerAt; way: Way; senders: Sender[]; seconds: number }): Promise<Sent> {
  const voices = await Promise.all(senders.map(({ token }) => openVoice(server, way, token)));
  const sent = await sendWith(senders, voices, seconds);
  for (const voice of voices) voice.close();
  return sent;
}

/** Floor (a): the statement alone, by as many connections as there are senders. */
export async function sendByStatement({ url, senders, seconds }: { url: string; senders: Sender[]; seconds: number }): Promise<Sent> {
  const pool = new Pool({ connectionString: url, max: senders.length });
  const voices = await Promise.all(senders.map((sender) => statementVoice(pool, sender)));
  const sent = await sendWith(senders, voices, seconds);
  await pool.end();
  return sent;
}

async function sendWith(senders: Sender[], voices: Voice[], seconds: number): Promise<Sent> {
  const waits: number[] = [];
  let refused = 0;
  let refusal: string | null = null;
  const began = performance.now();
  const until = began + seconds * 1000;
  await Promise.all(voices.map(async (voice, i) => {
    const { threads } = senders[i] ?? { threads: [] };
    for (let turn = i; performance.now() < until; turn++) {
      const thread = threads[turn % threads.length];
      if (!thread) return;
      const asked = performance.now();
      const answer = await voice.send(messageTo(thread));
      const seq = seqIn(answer);
      if (seq === null) {
        refused += 1;
        refusal ??= answer.slice(0, 300);
        // An answer that is always no would otherwise be asked for as fast as the machine can.
        if (refused > 200) throw new Error(`Nothing is sent here: ${refusal}`);
        continue;
      }
      waits.push(performance.now() - asked);
      seen.set(thread.id, Math.max(seen.get(thread.id) ?? 0, seq));
    }
  }));
  return { ...waitsOf(waits), perSecond: waits.length / ((performance.now() - began) / 1000), refused, refusal };
}

export function messageTo({ id, seq }: { id: string; seq: number }, text = TEXT): Send {
  return { threadId: id, clientMessageId: randomUUID(), text, lastSeenSeq: Math.max(seq, seen.get(id) ?? 0) };
}

interface Numbers {
  rights: number;
  firm: number;
  team: string | null;
  client: boolean;
}

async function statementVoice(pool: Pool, { account, threads }: Sender): Promise<Voice> {
  const numbers = new Map<string, Numbers>();
  for (const { id } of threads) {
    const { rows } = await pool.query<Numbers>({ name: 'verdict', text: VERDICT, values: [id, account] });
    if (rows[0]) numbers.set(id, rows[0]);
  }
  return {
    send: async ({ threadId, clientMessageId, text, lastSeenSeq }) => {
      const { rights = 0, firm = 0, team = null, client = false } = numbers.get(threadId) ?? {};
      const values = [threadId, account, clientMessageId, text, lastSeenSeq, client ? null : team, rights, firm, newId(), client];
      return JSON.stringify((await pool.query<{ seq: number }>({ name: 'send', text: SEND, values })).rows[0] ?? null);
    },
    close: () => undefined,
  };
}
