import { DEMO_DIALOGUES } from './demo-dialogues.ts';
import { type Dialogue, dialoguesOf } from './dialogues.ts';
import { examine } from './examine.ts';
import type { Options } from './options.ts';
import { inParallel } from './parallel.ts';
import type { Devices } from './people/devices.ts';
import { openStage, type Stage } from './people/stage.ts';
import { planOf } from './plan.ts';
import { play } from './play.ts';
import type { Progress } from './progress.ts';
import { emptyTally, pauseAt, type Run } from './run.ts';
import type { Scene } from './scene.ts';
import type { Outcome } from './table.ts';

/**
 * Plays conversations on a demo server, through its public API alone: each person with a session, sockets and lists of
 * their own. Then everybody opens everything anew, and what they see is compared with what they heard and with what was
 * acknowledged. Throws a sentence where it cannot be played, and the signal's reason where it was stopped.
 */
export async function replay(options: Options, devices: Devices, progress: Progress, signal: AbortSignal): Promise<Outcome> {
  const tally = emptyTally();
  const patience = { seconds: options.patience, signal, again: () => void (tally.again += 1) };
  const run: Run = { patience, signal, tally, pauseFor: pauseAt(options.speed), tell: progress.tell };
  const stage = await openStage(options.server, devices, run, progress.line);
  try {
    const began = performance.now();
    const { scenes, brokeOff, conversations } = await playAll(options, run, stage, progress);
    const seconds = (performance.now() - began) / 1000;
    progress.begin('Verifying', scenes.length);
    const findings = await examine(scenes, stage.everybody, signal, (done) => progress.at(done, 0));
    return { conversations, brokeOff, seconds, tally, findings };
  } finally {
    await stage.leave();
  }
}

async function playAll(options: Options, run: Run, stage: Stage, progress: Progress): Promise<{ scenes: Scene[]; brokeOff: string[]; conversations: number }> {
  const scenes: Scene[] = [];
  const brokeOff: string[] = [];
  let conversations = 0;
  progress.begin('Playing', options.count);
  const showing = setInterval(() => progress.at(conversations, run.tally.messages + run.tally.notes), 100);
  try {
    await inParallel(options.concurrency, dialoguesFor(options, progress), async (dialogue, index) => {
      run.signal.throwIfAborted();
      const plan = planOf(dialogue, index, { leftOpen: options.leaveOpen });
      const { client, team, members } = castFor(stage, dialogue, index);
      const { scene, brokeOff: why } = await play(run, plan, client, team, members);
      if (scene) scenes.push(scene);
      if (why !== null) brokeOff.push(`“${plan.title || 'New chat'}” of ${client.name}: ${why}`);
      conversations += 1;
    });
  } finally {
    clearInterval(showing);
  }
  if (conversations < options.count) progress.line(`There were ${conversations} conversations to play, not ${options.count}.`);
  return { scenes, brokeOff, conversations };
}

async function* dialoguesFor({ dialogues, count }: Options, progress: Progress): AsyncGenerator<Dialogue, void> {
  const skip = ({ line, why }: { line: number; why: string }) => progress.line(`${dialogues}, line ${line} is skipped: ${why}.`);
  let left = count;
  for await (const dialogue of dialogues === null ? overAndOver(DEMO_DIALOGUES) : dialoguesOf(dialogues, skip)) {
    yield dialogue;
    if (--left === 0) return;
  }
}

function* overAndOver<Each>(all: readonly Each[]): Generator<Each, void> {
  for (;;) yield* all;
}

/** The clients take turns, each with one of their teams, and the members of a team come on in turns too. */
function castFor({ clients, members }: Stage, { team: wanted }: Dialogue, index: number) {
  const able = clients.filter(({ teams }) => teams.some(({ name }) => name === wanted));
  const { person: client, teams } = inTurn(able.length > 0 ? able : clients, index);
  const team = teams.find(({ name }) => name === wanted) ?? inTurn(teams, Math.floor(index / clients.length));
  const all = members.get(team.id) ?? [];
  const first = index % Math.max(1, all.length);
  return { client, team, members: [...all.slice(first), ...all.slice(0, first)] };
}

function inTurn<Each>(all: readonly Each[], index: number): Each {
  const one = all[index % all.length];
  if (one === undefined) throw new Error('There is nobody to take turns.');
  return one;
}
