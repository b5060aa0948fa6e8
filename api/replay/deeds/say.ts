import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { threadStanding } from '../operations/entries.ts';
import { addNote, sendMessage, type SendMessageResult, signalTyping } from '../operations/messages.ts';
import type { Person } from '../people/person.ts';
import { acknowledgeLine, learn, mean, nextMember, readFirst, type Scene } from '../scene.ts';

/** How often somebody reads again and sends again before they give up. */
const ROUNDS = 8;
/** Milliseconds of a pause from which on the others see that somebody is writing. */
const SEEN_WRITING = 300;

/** Whether the conversation goes on. */
export type GoesOn = 'GOES ON' | 'HAS ENDED';

/** The client writes. */
export function writeAsClient(scene: Scene, text: string): Promise<GoesOn> {
  scene.run.tell(`${scene.client.name} writes`);
  return write(scene, () => scene.client, text);
}

/** Whoever holds it answers; where nobody does, the next of the team, who claims it with that. */
export function answer(scene: Scene, text: string): Promise<GoesOn> {
  const speaker = () => scene.holder ?? nextMember(scene);
  scene.run.tell(`${speaker().name} answers ${scene.client.name}`);
  return write(scene, speaker, text);
}

/** A note among staff. */
export async function note(scene: Scene, by: 'holder' | 'colleague', text: string): Promise<GoesOn> {
  const author = by === 'holder' ? (scene.holder ?? nextMember(scene)) : nextMember(scene);
  scene.run.tell(`${author.name} notes something about ${scene.client.name}`);
  await pause(scene, text);
  await readFirst(scene, author);
  const acknowledge = mean(scene, { kind: 'Note', text, audience: 'STAFF' });
  const { addNote: result } = await author.ask(addNote, { input: { threadId: scene.threadId, clientNoteId: randomUUID(), text } });
  if (result.__typename === 'ThreadEnded') return 'HAS ENDED';
  acknowledge(result.note.id);
  scene.note = Math.max(scene.note, result.note.noteNo);
  scene.run.tally.notes += 1;
  return 'GOES ON';
}

/**
 * Reads, thinks, writes. A reply that was overtaken is handed back: its author reads what came and sends again, unless
 * somebody else holds the thread by then, who says it instead.
 */
async function write(scene: Scene, speakerNow: () => Person, text: string): Promise<GoesOn> {
  const { run, threadId } = scene;
  const acknowledge = mean(scene, { kind: 'Message', text, audience: 'ALL' });
  const ids = new Map<Person, string>();
  for (let round = 0; round < ROUNDS; round++) {
    const speaker = speakerNow();
    const screen = await readFirst(scene, speaker);
    if (round === 0) await pause(scene, text, speaker);
    const clientMessageId = ids.get(speaker) ?? randomUUID();
    ids.set(speaker, clientMessageId);
    const input = { threadId, clientMessageId, text, lastSeenSeq: screen.newest.seq };
    const { sendMessage: result } = await speaker.ask(sendMessage, { input });
    if (result.__typename === 'ThreadEnded') return 'HAS ENDED';
    if (result.__typename === 'MessageSent') {
      acknowledge(result.message.id);
      tellOfReply(scene, speaker, result);
      return 'GOES ON';
    }
    run.tally.blocked += 1;
    const { thread } = await speaker.ask(threadStanding, { id: threadId });
    learn(scene, thread);
  }
  throw new Error('A reply was handed back again and again.');
}

/** A reply to a queued thread has claimed it, and there is a line that says so. */
function tellOfReply(scene: Scene, speaker: Person, { message, thread }: Extract<SendMessageResult, { __typename: 'MessageSent' }>): void {
  const waited = scene.holder === null && speaker.side === 'STAFF';
  if (speaker.side === 'STAFF') learn(scene, thread);
  if (waited && scene.holder === speaker) acknowledgeLine(scene, 'JOINED', 'STAFF');
  scene.seq = Math.max(scene.seq, message.seq);
  scene.run.tally.messages += 1;
}

async function pause({ run, threadId }: Scene, text: string, writing?: Person): Promise<void> {
  const pause = run.pauseFor(text);
  if (pause === 0) return;
  if (pause >= SEEN_WRITING) writing?.tryToAsk(signalTyping, { input: { threadId } });
  await sleep(pause, undefined, { signal: run.signal });
}
