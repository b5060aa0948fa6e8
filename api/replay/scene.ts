import type { Standing } from './operations/threads.ts';
import type { Listening } from './people/listen.ts';
import type { Person } from './people/person.ts';
import type { Run } from './run.ts';
import type { Played, Said } from './verify.ts';

/** One conversation while it is played: who is on, how far it is, and what was asked of the server in it. */
export interface Scene {
  readonly run: Run;
  readonly client: Person;
  /** Of the team, in the order in which they come on. */
  readonly members: readonly Person[];
  readonly threadId: string;
  readonly readers: ReadonlyMap<Person, Listening>;
  readonly said: Said[];
  /** When the server had acknowledged an entry, by its id. */
  readonly answeredAt: Map<string, number>;
  /** Null while it waits in the queue. */
  holder: Person | null;
  /** Who had it last. */
  former: Person | null;
  /** The newest numbers that anybody was answered. */
  seq: number;
  note: number;
}

/** Everybody who can read the thread begins to listen, each on a socket of their own. */
export function openScene(run: Run, client: Person, members: readonly Person[], standing: Standing): Scene {
  const readers = new Map([client, ...members].map((person) => [person, person.listen(standing.id)]));
  const scene: Scene = { run, client, members, threadId: standing.id, readers, said: [], answeredAt: new Map(), holder: null, former: null, seq: 0, note: 0 };
  learn(scene, standing);
  return scene;
}

/** Takes over from an answer who holds it now and how far it is. A holder whom the replay does not play counts as none. */
export function learn(scene: Scene, { holder, lastSeq, lastNoteNo }: Standing): void {
  const now = scene.members.find(({ id }) => id === holder?.id) ?? null;
  if (now !== scene.holder) scene.former = scene.holder;
  scene.holder = now;
  scene.seq = Math.max(scene.seq, lastSeq);
  scene.note = Math.max(scene.note, lastNoteNo ?? 0);
}

/** Notes down what somebody is about to ask for, before it is asked: it may be carried out without ever being answered. */
export function mean(scene: Scene, said: Omit<Said, 'acknowledged' | 'id'>): (id: string | null) => void {
  const entry: Said = { ...said, acknowledged: false, id: null };
  scene.said.push(entry);
  return (id) => {
    entry.acknowledged = true;
    entry.id = id;
    if (id !== null) scene.answeredAt.set(id, performance.now());
  };
}

/** Notes down a line that the server has answered for. */
export function acknowledgeLine(scene: Scene, text: string, audience: Said['audience']): void {
  scene.said.push({ kind: 'Line', text, audience, acknowledged: true, id: null });
}

/** What stands on somebody's screen. */
export function screenOf(scene: Scene, person: Person): Listening {
  const listening = scene.readers.get(person);
  if (!listening) throw new Error(`${person.name} does not read this conversation.`);
  return listening;
}

/** Nobody answers what they have not read: waits until all that was answered so far stands on their screen. */
export async function readFirst(scene: Scene, person: Person): Promise<Listening> {
  const screen = screenOf(scene, person);
  await screen.until(scene.seq, scene.note, scene.run.patience.seconds * 1000);
  return screen;
}

/** The next of the team after whoever has it, or had it last. */
export function nextMember({ members, holder, former }: Scene): Person {
  const last = holder ?? former;
  const next = members[last ? (members.indexOf(last) + 1) % members.length : 0];
  if (!next) throw new Error('A team without members plays nothing.');
  return next;
}

/** The conversation is over: everybody hears it to its end. */
export async function hearToTheEnd({ run, answeredAt, readers, ...scene }: Scene): Promise<void> {
  const within = run.patience.seconds * 1000;
  await Promise.all([...readers.values()].map((screen) => screen.until(scene.seq, scene.note, within)));
  for (const [id, answered] of answeredAt) {
    for (const { heardAt } of readers.values()) {
      const heard = heardAt.get(id);
      if (heard !== undefined) run.tally.delays.push(Math.max(0, heard - answered));
    }
  }
}

export function stopListening({ readers }: Scene): void {
  for (const screen of readers.values()) screen.stop();
}

/** For the verification; `fetched` is what a reader is shown who opens the thread anew. */
export async function evidenceOf({ threadId, said, readers }: Scene, fetched: (person: Person) => Promise<Played['readings'][number]['fetched']>): Promise<Played> {
  const readings = await Promise.all(
    [...readers].map(async ([person, { heard }]) => ({ reader: person.name, side: person.side, heard, fetched: await fetched(person) })),
  );
  return { threadId, said, readings };
}
