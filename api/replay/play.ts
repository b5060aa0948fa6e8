import { end, readToTheEnd } from './deeds/end.ts';
import { answer, answerAtOnce, type GoesOn, note, writeAsClient } from './deeds/say.ts';
import { start } from './deeds/start.ts';
import { claim, giveBack, handOver } from './deeds/transfer.ts';
import type { Person } from './people/person.ts';
import type { Team } from './people/queues.ts';
import type { Plan, Step } from './plan.ts';
import type { Run } from './run.ts';
import { hearToTheEnd, type Scene, stopListening } from './scene.ts';
import { OutOfPatience } from './wire/patience.ts';

/** How a conversation went. */
export interface Performance {
  /** Null where it never began. */
  scene: Scene | null;
  /** Why it broke off, or never began; null where it was played to its end. */
  brokeOff: string | null;
}

/** Plays one conversation from the client's first message to its end, by everybody's own sessions. */
export async function play(run: Run, plan: Plan, client: Person, team: Team, members: readonly Person[]): Promise<Performance> {
  const scene = await start(run, client, team, members, plan);
  if (!scene) return { scene: null, brokeOff: `${team.name} keeps one open conversation with ${client.name}` };
  try {
    const brokeOff = await carryOutAll(scene, plan);
    await hearToTheEnd(scene);
    return { scene, brokeOff };
  } finally {
    stopListening(scene);
  }
}

/** Answers why it broke off, if it did. What ends the whole replay is thrown on. */
async function carryOutAll(scene: Scene, { steps, readToTheEnd: reads }: Plan): Promise<string | null> {
  const { run } = scene;
  try {
    for (const step of steps) {
      run.signal.throwIfAborted();
      if ((await carryOut(scene, step)) === 'HAS ENDED') return 'somebody ended it in the middle';
    }
    if (reads) await readToTheEnd(scene);
    if (steps.at(-1)?.do !== 'end') run.tally.leftOpen += 1;
    return null;
  } catch (error) {
    if (run.signal.aborted || error instanceof OutOfPatience) throw error;
    return error instanceof Error ? error.message : String(error);
  }
}

async function carryOut(scene: Scene, step: Step): Promise<GoesOn> {
  switch (step.do) {
    case 'say':
      if (step.by === 'client') return writeAsClient(scene, step.text);
      return step.rival === undefined ? answer(scene, step.text) : answerAtOnce(scene, step.text, step.rival);
    case 'note':
      return note(scene, step.by, step.text);
    case 'claim':
      await claim(scene, step.race);
      return 'GOES ON';
    case 'hand over':
      await handOver(scene, step.note);
      return 'GOES ON';
    case 'return':
      await giveBack(scene, step.note);
      return 'GOES ON';
    case 'end':
      await end(scene);
      return 'GOES ON';
  }
}
