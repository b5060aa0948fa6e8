import { randomUUID } from 'node:crypto';
import { threadStanding } from '../operations/entries.ts';
import { readUpTo } from '../operations/messages.ts';
import { leaveAndRemoveAll } from '../operations/threads.ts';
import { acknowledgeLine, learn, nextMember, readFirst, type Scene } from '../scene.ts';

/** How often somebody reads what came in between and ends it then. */
const ROUNDS = 5;

/** The holder ends it for everybody, after having read what the client wrote. */
export async function end(scene: Scene): Promise<void> {
  const requestId = randomUUID();
  for (let round = 0; round < ROUNDS; round++) {
    const holder = scene.holder ?? nextMember(scene);
    scene.run.tell(`${holder.name} ends the conversation with ${scene.client.name}`);
    const screen = await readFirst(scene, holder);
    const input = { threadId: scene.threadId, requestId, lastSeenSeq: screen.newest.seq };
    const { leaveAndRemoveAll: result } = await holder.ask(leaveAndRemoveAll, { input });
    if (result.__typename === 'EverybodyLeft') {
      acknowledgeLine(scene, 'CLOSED', 'ALL');
      scene.run.tally.ended += 1;
      if (result.thread) learn(scene, result.thread);
      return;
    }
    scene.run.tally.blocked += 1;
    const { thread } = await holder.ask(threadStanding, { id: scene.threadId });
    learn(scene, thread);
  }
}

/** The client opens it once more and reads it to its end. */
export async function readToTheEnd(scene: Scene): Promise<void> {
  const screen = await readFirst(scene, scene.client);
  await scene.client.ask(readUpTo, { input: { threadId: scene.threadId, seq: screen.newest.seq } });
}
