import { once } from 'node:events';
import { WebSocket } from 'ws';
import { type Waits, waitsOf } from '../measure/percentile.ts';
import { markedText, markIn } from './mark.ts';

const AT_ONCE = 4;

/** Floor (c): one frame to so many sockets, again and again, with as many under way as the other servers are given at once. */
export async function broadcast({ url, listeners, messages }: { url: string; listeners: number; messages: number }): Promise<{ heard: Waits; perSecond: number }> {
  const waits: number[] = [];
  const left = new Map<number, { heard: number; everybody(): void }>();
  const sockets = await Promise.all(Array.from({ length: listeners + 1 }, async () => {
    const socket = new WebSocket(url.replace('http', 'ws'), { perMessageDeflate: false });
    await once(socket, 'open');
    return socket;
  }));
  const [speaker, ...audience] = sockets;
  for (const socket of audience) {
    socket.on('message', (data: Buffer) => {
      const mark = markIn(data);
      if (!mark) return;
      waits.push(performance.now() - mark.sent);
      const message = left.get(mark.number);
      if (message && ++message.heard === listeners) message.everybody();
    });
  }
  const began = performance.now();
  let said = 0;
  const speak = async (): Promise<void> => {
    while (said++ < messages) {
      const { number, text } = markedText();
      const heard = new Promise<void>((everybody) => left.set(number, { heard: 0, everybody }));
      speaker?.send(JSON.stringify({ id: 'x'.repeat(36), threadId: 'x'.repeat(36), seq: number, text }));
      await heard;
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, speak));
  const perSecond = waits.length / ((performance.now() - began) / 1000);
  for (const socket of sockets) socket.terminate();
  return { heard: waitsOf(waits), perSecond };
}
