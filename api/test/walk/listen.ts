import { randomUUID } from 'node:crypto';
import { addNote } from '../../domain/messages/note.ts';
import { readUpTo } from '../../domain/messages/read.ts';
import { signalLooking, signalTyping } from '../../domain/messages/typing.ts';
import { updateNotices } from '../../domain/notices/update-notices.ts';
import { setAvailability } from '../../domain/staffing/availability.ts';
import type { Name, Served } from '../served.ts';

/** How long somebody goes on listening after the last deed, in milliseconds: nothing more may come, and nothing says so. */
const QUIET = 150;

/** What somebody hears over a socket, on several subscriptions at once, while in one conversation everything happens. */
export async function heardBy(served: Served, cookie: string, queries: readonly string[], variables: Record<string, unknown>): Promise<string[]> {
  const heard: string[] = [];
  const client = served.client(cookie);
  const streams = queries.map((query) => client.iterate({ query, variables }));
  const following = streams.map(async (stream) => {
    try {
      for await (const result of stream) heard.push(JSON.stringify(result));
    } catch (errors) {
      heard.push(JSON.stringify(errors));
    }
  });
  await until(() => heard.length >= queries.length);
  if (heard.length === 0 || heard.some((each) => each.includes('"data"'))) {
    await stir(served, variables['threadId']);
    await new Promise((resolve) => setTimeout(resolve, QUIET));
  }
  for (const stream of streams) await stream.return?.();
  await Promise.all(following);
  await client.dispose();
  return heard;
}

/** Whoever may does something there: writes, notes, types, reads. */
async function stir({ world }: Served, threadId: unknown): Promise<void> {
  const names: Name[] = ['chloe', 'ana', 'emil', 'hana', 'ben', 'greta'];
  if (typeof threadId !== 'string') {
    for (const name of names) await world.as(name, (call) => updateNotices(call, { choices: [], quiet: { timeZone: 'Europe/London', from: '22:00', until: `0${Math.floor(Math.random() * 10)}:30` } }));
    for (const state of ['BUSY', 'AVAILABLE'] as const) await world.as('ben', (call) => setAvailability(call, { state }));
    const begun = await world.chloeWrites('Something new.');
    for (const name of ['ana', 'ben', 'chloe'] as const) await world.as(name, (call) => signalTyping(call, { threadId: begun, note: false })).catch(() => null);
    return void (await world.as('ben', (call) => signalLooking(call, { threadId: begun, here: true })).catch(() => null));
  }
  for (const name of names) {
    await world.says(name, threadId, 'A word in between.').catch(() => null);
    await world.as(name, (call) => addNote(call, { threadId, clientNoteId: randomUUID(), text: 'A note in between.' })).catch(() => null);
    await world.as(name, (call) => signalTyping(call, { threadId, note: name === 'ben' })).catch(() => null);
    await world.as(name, (call) => signalLooking(call, { threadId, here: true })).catch(() => null);
    await world.as(name, (call) => readUpTo(call, { threadId, seq: 999 })).catch(() => null);
  }
}

async function until(isSo: () => boolean): Promise<void> {
  for (let i = 0; i < 30 && !isSo(); i++) await new Promise((resolve) => setTimeout(resolve, 10));
}
