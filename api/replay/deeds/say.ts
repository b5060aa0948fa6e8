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

/** Two see it waiting and answer in the same moment: whoever is slower is handed the reply back, reads, and lets it be. */
export async function answerAtOnce(scene: Scene, text: string, rivalText: string): Promise<GoesOn> {
  const first = nextMember(scene);
  const rival = nextMember({ ...scene, former: first });
  if (scene.holder !== null || rival === first) return answer(scene, text);
  scene.run.tell(`${first.name} and ${rival.name} answer ${scene.client.name}`);
  await pause(scene, text, first);
  const [goesOn] = await Promise.all([send(scene, () => scene.holder ?? first, text), sendOnce(scene, rival, rivalText)]);
  return goesOn;
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

/** Reads, thinks, writes, sends. */
async function write(scene: Scene, speakerNow: () => Person, text: string): Promise<GoesOn> {
  const speaker = speakerNow();
  await readFirst(scene, speaker);
  await pause(scene, text, speaker);
  return send(scene, speakerNow, text);
}

/**
 * A reply that was overtaken is handed back: its author reads what came and sends again, unless somebody else holds the
 * thread by then, who says it instead.
 */
async function send(scene: Scene, speakerNow: () => Person, text: string): Promise<GoesOn> {
  const acknowledge = mean(scene, { kind: 'Message', text, audience: 'ALL' });
  const ids = new Map<Person, string>();
  for (let round = 0; round < ROUNDS; round++) {
    const speaker = speakerNow();
    const clientMessageId = ids.get(speaker) ?? randomUUID();
    ids.set(speaker, clientMessageId);
    const result = await sendAs(scene, speaker, text, clientMessageId);
    if (result.__typename === 'ThreadEnded') return 'HAS ENDED';
    if (result.__typename === 'MessageSent') {
      acknowledge(result.message.id);
      return 'GOES ON';
    }
    const { thread } = await speaker.ask(threadStanding, { id: scene.threadId });
    learn(scene, thread);
  }
  throw new Error('A reply was handed back again and again.');
}

/** A reply that its author lets be where it is handed back. */
async function sendOnce(scene: Scene, speaker: Person, text: string): Promise<void> {
  const acknowledge = mean(scene, { kind: 'Message', text, audience: 'ALL' });
  const result = await sendAs(scene, speaker, text, randomUUID());
  if (result.__typename === 'MessageSent') acknowledge(result.message.id);
}

async function sendAs(scene: Scene, speaker: Person, text: string, clientMessageId: string): Promise<SendMessageResult> {
  const screen = await readFirst(scene, speaker);
  const input = { threadId: scene.threadId, clientMessageId, text, lastSeenSeq: screen.newest.seq };
  // As it stood when it was said: where the first answer is lost, a colleague may have learned who holds it by the time of the second.
  const waited = scene.holder === null && speaker.side === 'STAFF';
  const { sendMessage: result } = await speaker.ask(sendMessage, { input });
  if (result.__typename === 'MessageSent') tellOfReply(scene, speaker, waited, result);
  if (result.__typename === 'SendBlocked') scene.run.tally.blocked += 1;
  return result;
}

/** A reply to a queued thread has claimed it, and there is a line that says so. */
function tellOfReply(scene: Scene, speaker: Person, waited: boolean, { message, thread }: Extract<SendMessageResult, { __typename: 'MessageSent' }>): void {
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
