import { setTimeout as sleep } from 'node:timers/promises';
import { type Waits, waitsOf } from '../measure/percentile.ts';
import { type Audience, type Faults, openAudience } from './audience.ts';
import type { ServerAt } from './dialect.ts';
import { markedText } from './mark.ts';
import { messageTo } from './send.ts';
import { openVoice, seqIn } from './voices.ts';

/** What came of saying something to an audience. */
export interface Said {
  /** From sending to hearing, of every listener and message. */
  heard: Waits;
  /** From sending to the answer. */
  acknowledged: Waits;
  /** Deliveries a second, from the first send to the last hearing. */
  perSecond: number;
  faults: Faults;
  refusal: string | null;
}

const audiences = new Map<string, Audience>();

/** Opens an audience that stays until it is dismissed; several stand side by side. */
export async function assemble({ name, ...wishes }: { name: string } & Parameters<typeof openAudience>[0]): Promise<number> {
  const audience = await openAudience(wishes);
  audiences.set(name, audience);
  return audience.size;
}

export async function dismiss({ name }: { name: string }): Promise<void> {
  audiences.get(name)?.close();
  audiences.delete(name);
}

interface Speech {
  name: string;
  server: ServerAt;
  token: string;
  thread: { id: string; seq: number };
  messages: number;
  /** Milliseconds between two; null: as fast as the answers come. */
  every: number | null;
  /** How many speak at once. */
  voices: number;
}

/** Milliseconds that a message is waited for by everybody. */
const PATIENCE = 60_000;

/** Says so many things. Paced, the next one waits until everybody has heard the last: what is measured is the way, not a queue. */
export async function say({ name, server, token, thread, messages, every, voices }: Speech): Promise<Said> {
  const audience = audiences.get(name);
  if (!audience) throw new Error(`No audience is called ${name}.`);
  const speaking = await Promise.all(Array.from({ length: voices }, () => openVoice(server, 'http', token)));
  const acknowledged: number[] = [];
  const hearings: Promise<unknown>[] = [];
  let left = messages;
  let refusal: string | null = null;
  audience.waits();
  const began = performance.now();
  await Promise.all(speaking.map(async (voice) => {
    while (left-- > 0) {
      const { number, text } = markedText();
      const heard = audience.expect(number);
      hearings.push(heard);
      const asked = performance.now();
      const answer = await voice.send(messageTo(thread, text));
      acknowledged.push(performance.now() - asked);
      if (seqIn(answer) === null) refusal ??= answer.slice(0, 300);
      if (every !== null) await Promise.all([within(heard, PATIENCE), sleep(every)]);
    }
  }));
  await within(Promise.all(hearings), PATIENCE);
  const seconds = (performance.now() - began) / 1000;
  for (const voice of speaking) voice.close();
  const waits = audience.waits();
  return { heard: waitsOf(waits), acknowledged: waitsOf(acknowledged), perSecond: waits.length / seconds, faults: audience.faults(), refusal };
}

export async function within(work: Promise<unknown>, milliseconds: number): Promise<void> {
  const late = new AbortController();
  await Promise.race([work, sleep(milliseconds, undefined, { signal: late.signal }).catch(() => undefined)]);
  late.abort();
}
