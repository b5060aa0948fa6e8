import { randomUUID } from 'node:crypto';
import { type Waits, waitsOf } from '../measure/percentile.ts';
import type { ServerAt } from './dialect.ts';
import { openHttpLine, type HttpLine } from './http-line.ts';
import { documentOf } from './operations.ts';

export interface Claimed extends Waits {
  rounds: number;
  /** Rounds in which not exactly one got it, or somebody was told something else than who did. */
  wrong: number;
  firstWrong: string | null;
}

type To = { self: true } | { queue: true };
type Moved =
  | { __typename: 'ThreadTransferred'; changed: boolean; thread: { version: number; holder: { id: string } | null } }
  | { __typename: 'TransferConflict'; version: number; holder: { id: string } | null }
  | { __typename: string };

/** All reach for the same thread in the same moment, again and again; whoever got it gives it back. */
export async function claim({ server, tokens, threadId, rounds }: { server: ServerAt; tokens: string[]; threadId: string; rounds: number }): Promise<Claimed> {
  const lines = await Promise.all(tokens.map((token) => openHttpLine(server, token)));
  const waits: number[] = [];
  let wrong = 0;
  let firstWrong: string | null = null;
  for (let round = 0; round < rounds; round++) {
    const answers = await Promise.all(lines.map((line) => timed(waits, () => move(line, threadId, versionOf(threadId), { self: true }))));
    const winners = answers.flatMap((each, i) => (isTransferred(each) && each.changed ? [{ line: lines[i], ...each.thread }] : []));
    const [winner] = winners;
    const told = answers.filter((each) => isConflict(each) && each.holder !== null && each.holder.id === winner?.holder?.id).length;
    if (winners.length !== 1 || told !== lines.length - 1) {
      wrong += 1;
      firstWrong ??= JSON.stringify(answers).slice(0, 400);
    }
    if (!winner?.line) throw new Error(`Nobody got the thread: ${JSON.stringify(answers).slice(0, 400)}`);
    await giveBack(winner.line, threadId, winner.version);
  }
  for (const line of lines) line.close();
  return { ...waitsOf(waits), rounds, wrong, firstWrong };
}

/** The same number of claims at once, each of a thread that nobody else wants: what the disputed one is held against. */
export async function claimApart({ server, tokens, threadIds, rounds }: { server: ServerAt; tokens: string[]; threadIds: string[]; rounds: number }): Promise<Waits> {
  const lines = await Promise.all(tokens.map((token) => openHttpLine(server, token)));
  const waits: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const answers = await Promise.all(lines.map((line, i) => timed(waits, () => move(line, threadIds[i] ?? '', versionOf(threadIds[i] ?? ''), { self: true }))));
    await Promise.all(answers.map(async (each, i) => {
      const line = lines[i];
      if (!line || !isTransferred(each)) throw new Error(`A claim that nobody disputed was refused: ${JSON.stringify(each).slice(0, 300)}`);
      await giveBack(line, threadIds[i] ?? '', each.thread.version);
    }));
  }
  for (const line of lines) line.close();
  return waitsOf(waits);
}

/** Of each thread, as it was when it was given back: over all turns. */
const versions = new Map<string, number>();

function versionOf(threadId: string): number {
  return versions.get(threadId) ?? 1;
}

async function giveBack(line: HttpLine, threadId: string, version: number): Promise<void> {
  const back = await move(line, threadId, version, { queue: true });
  if (!isTransferred(back)) throw new Error(`It could not be given back: ${JSON.stringify(back).slice(0, 300)}`);
  versions.set(threadId, back.thread.version);
}

async function move(line: HttpLine, threadId: string, version: number, to: To): Promise<Moved> {
  const body = { operationName: 'TransferThread', query: documentOf('TransferThread'), variables: { input: { threadId, requestId: randomUUID(), version, to } } };
  const { data, errors } = JSON.parse(await line.ask(JSON.stringify(body))) as { data?: { transferThread: Moved }; errors?: { message: string }[] };
  return data?.transferThread ?? { __typename: `refused: ${errors?.[0]?.message}` };
}

async function timed<T>(waits: number[], work: () => Promise<T>): Promise<T> {
  const asked = performance.now();
  const answer = await work();
  waits.push(performance.now() - asked);
  return answer;
}

function isTransferred(moved: Moved): moved is Extract<Moved, { changed: boolean }> {
  return moved.__typename === 'ThreadTransferred';
}

function isConflict(moved: Moved): moved is Extract<Moved, { version: number }> {
  return moved.__typename === 'TransferConflict';
}
