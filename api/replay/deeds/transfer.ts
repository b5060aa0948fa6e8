import { randomUUID } from 'node:crypto';
import { threadStanding } from '../operations/entries.ts';
import { transferThread, type TransferTarget, type TransferThreadResult } from '../operations/threads.ts';
import type { Person } from '../people/person.ts';
import { acknowledgeLine, learn, mean, nextMember, readFirst, type Scene, screenOf } from '../scene.ts';

/** Milliseconds until a card should stand in the queue on a member's desk. */
const CARD_WITHIN = 10_000;
/** How often somebody decides again on a thread that others keep changing. */
const ROUNDS = 5;

/** One member takes it from the queue, or two reach for it in the same moment and one of them is told who has it. */
export async function claim(scene: Scene, race: 'ALONE' | 'TWO AT ONCE'): Promise<void> {
  const rivals = scene.members.slice(0, race === 'ALONE' ? 1 : 2);
  scene.run.tell(`${rivals.map(({ name }) => name).join(' and ')} ${rivals.length > 1 ? 'reach' : 'reaches'} for ${scene.client.name}`);
  const seen = await Promise.all(rivals.map(async (rival) => ({ rival, version: await versionOnDesk(scene, rival) })));
  await Promise.all(seen.map(({ rival, version }) => claimAs(scene, rival, version)));
}

/** The holder gives it to a colleague of the team, with a note that the client never sees. */
export async function handOver(scene: Scene, text: string): Promise<void> {
  const { holder } = scene;
  const colleague = nextMember(scene);
  if (!holder || colleague === holder) return;
  scene.run.tell(`${holder.name} hands ${scene.client.name} to ${colleague.name}`);
  await moveAs(scene, holder, { member: colleague.id }, { text, line: 'TOOK_OVER' });
}

/** The holder puts it back into the queue; whoever answers next has claimed it with that. */
export async function giveBack(scene: Scene, text: string | null): Promise<void> {
  const { holder } = scene;
  if (!holder) return;
  scene.run.tell(`${holder.name} returns ${scene.client.name} to the queue`);
  await moveAs(scene, holder, { queue: true }, { text, line: 'RETURNED' });
}

/** The version on the card, as it stands in the queue; where it did not come, as somebody reads who opens the thread. */
async function versionOnDesk({ threadId }: Scene, member: Person): Promise<number | null> {
  const placed = await member.desk.card(threadId, CARD_WITHIN);
  if (placed) return placed.card.state === 'QUEUED' ? placed.card.version : null;
  const { thread } = await member.ask(threadStanding, { id: threadId });
  return thread.state === 'QUEUED' ? thread.version : null;
}

/** A version of null: somebody else has it by now, as everybody can see. */
async function claimAs(scene: Scene, member: Person, seen: number | null): Promise<void> {
  let version = seen;
  for (let round = 0; version !== null && round < ROUNDS; round++) {
    const result = await transfer(scene, member, { version, to: { self: true }, note: null });
    if (result.__typename === 'ThreadTransferred') return tellOfClaim(scene, result);
    if (result.__typename !== 'TransferConflict') return;
    scene.run.tally.conflicts += 1;
    learn(scene, result.thread);
    version = result.holder === null ? result.version : null;
  }
}

function tellOfClaim(scene: Scene, { changed, thread }: Extract<TransferThreadResult, { __typename: 'ThreadTransferred' }>): void {
  if (changed) acknowledgeLine(scene, 'JOINED', 'STAFF');
  learn(scene, thread);
  scene.run.tally.transfers += 1;
}

/**
 * Decides on the version that the screen shows. Where that has moved on, somebody who still holds it decides again on
 * the version that they were told, and somebody who does not leaves it to whoever does.
 */
async function moveAs(scene: Scene, holder: Person, to: TransferTarget, { text, line }: { text: string | null; line: string }): Promise<void> {
  await readFirst(scene, holder);
  const acknowledge = text === null ? null : mean(scene, { kind: 'Note', text, audience: 'STAFF' });
  let version = screenOf(scene, holder).version ?? 0;
  for (let round = 0; round < ROUNDS; round++) {
    const result = await transfer(scene, holder, { version, to, note: text });
    if (result.__typename === 'ThreadTransferred') {
      acknowledge?.(null);
      if (result.changed) acknowledgeLine(scene, line, 'STAFF');
      learn(scene, result.thread);
      scene.run.tally.transfers += 1;
      if (text !== null) scene.run.tally.notes += 1;
      return;
    }
    if (result.__typename !== 'TransferConflict') return;
    scene.run.tally.conflicts += 1;
    learn(scene, result.thread);
    if (result.holder?.id !== holder.id) return;
    version = result.version;
  }
}

async function transfer({ threadId }: Scene, member: Person, asked: { version: number; to: TransferTarget; note: string | null }): Promise<TransferThreadResult> {
  const { transferThread: result } = await member.ask(transferThread, { input: { threadId, requestId: randomUUID(), ...asked } });
  return result;
}
