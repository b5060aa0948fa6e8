import { setTimeout as sleep } from 'node:timers/promises';
import { oneOf } from '../world/random.ts';
import { add, end, note, reactivate, remove, send, signOut, start, suspend, transfer } from './deeds.ts';
import type { Person } from './person.ts';
import type { Run } from './run.ts';
import type { Screen } from './screen.ts';

/** Everybody who is on. */
export interface Company {
  run: Run;
  team: string;
  members: Person[];
  advisers: Person[];
  clients: Person[];
  administrator: Person;
  /** Threads that have begun. */
  threads: Set<string>;
}

/** Milliseconds between two deeds of one person. */
const THINKS = { least: 80, most: 420 };
/** Milliseconds from a suspension to the next. */
const SUSPENDS = { least: 2_500, most: 5_000 };
/** What somebody writes while they are taken out: so many messages, and the milliseconds between them. */
const WORDS = 10;
const WORDS_EVERY = 3;
/** Open threads of one client. */
const OPEN_AT_ONCE = 2;
/** The share of turns in which somebody signs out, and in again. */
const SIGNS_OUT = 0.012;

/** Somebody's turns until nobody begins anything new. What is under way then is brought to its end first. */
export async function turnsOf(company: Company, who: Person): Promise<void> {
  const { run } = company;
  const turn = { member: memberTurn, adviser: adviserTurn, client: clientTurn, administrator: administratorTurn }[who.part];
  const pace = who.part === 'administrator' ? SUSPENDS : THINKS;
  while (!run.winding.aborted) {
    await sleep(pace.least + run.chance() * (pace.most - pace.least), undefined, { signal: run.winding }).catch(() => undefined);
    if (run.winding.aborted) return;
    who.tidy();
    if (who.part !== 'administrator' && run.chance() < SIGNS_OUT) await signOut(run, who);
    else await turn(company, who);
  }
}

/** Writes, and begins a new conversation where one has ended. */
async function clientTurn(company: Company, who: Person): Promise<void> {
  const { run } = company;
  const open = [...who.screens.values()].filter(({ closedAt, isOver }) => closedAt === null && !isOver);
  if (open.length > 0 && (open.length >= OPEN_AT_ONCE || run.chance() < 0.85)) return void (await send(run, who, oneOf(run.chance, open)));
  const told = await start(run, who, company.team);
  if (told.is !== 'ok' || told.thread === undefined) return;
  company.threads.add(told.thread);
  for (const reader of [who, ...company.members]) reader.open(told.thread);
}

/** Takes what waits, answers, notes, hands over, gives back, brings advisers in and takes them out, and ends it. */
async function memberTurn({ run, members, advisers }: Company, who: Person): Promise<void> {
  const { chance } = run;
  const open = [...who.screens.values()].filter(({ closedAt, state }) => closedAt === null && state !== null && state !== 'CLOSED');
  if (open.length === 0) return;
  const waiting = open.filter(({ state }) => state === 'QUEUED');
  // What waits draws everybody at once, as it does at a real desk: that is where two reach for the same.
  const screen = oneOf(chance, waiting.length > 0 && chance() < 0.6 ? waiting : open);
  const colleague = oneOf(chance, members.filter(({ id }) => id !== who.id));
  const isIn = (adviser: Person) => adviser.screens.get(screen.thread)?.isOver === false;
  const [inside, outside] = [advisers.filter(isIn), advisers.filter((adviser) => !isIn(adviser))];
  const adviser = oneOf(chance, advisers);
  const isMine = screen.holder === who.id;

  const deeds: [weight: number, deed: () => Promise<unknown>][] = [
    [isMine ? 40 : screen.holder === null ? 14 : 3, () => send(run, who, screen)],
    [isMine ? 0 : screen.holder === null ? 45 : 9, () => transfer(run, who, screen, who.id)],
    [isMine ? 10 : 2, () => transfer(run, who, screen, colleague.id)],
    [isMine ? 10 : 1, () => transfer(run, who, screen, null)],
    [10, () => note(run, who, screen)],
    [outside.length > 0 ? 9 : 1, () => bringIn(run, who, screen, outside[0] ?? adviser)],
    [inside.length > 0 ? 9 : 1, () => takeOut(run, who, screen, inside[0] ?? adviser)],
    [isMine ? 12 : 2, () => end(run, who, screen)],
  ];
  await weighed(chance, deeds)();
}

async function bringIn(run: Run, who: Person, screen: Screen, adviser: Person): Promise<void> {
  if ((await add(run, who, screen, adviser.id)).is === 'ok') adviser.open(screen.thread);
}

/** Takes them out in the middle of their writing: what was stored stands above the line that says so, and nothing below it. */
async function takeOut(run: Run, who: Person, screen: Screen, adviser: Person): Promise<void> {
  const theirs = adviser.screens.get(screen.thread);
  const words = theirs && !theirs.isOver ? Array.from({ length: WORDS }, (_, n) => sleep(n * WORDS_EVERY).then(() => send(run, adviser, theirs))) : [];
  await Promise.all([remove(run, who, screen, adviser.id), ...words]);
}

/** Answers and notes where they were brought in; and tries where they were taken out. */
async function adviserTurn({ run }: Company, who: Person): Promise<void> {
  const open = [...who.screens.values()].filter(({ closedAt }) => closedAt === null);
  if (open.length === 0) return;
  const screen: Screen = oneOf(run.chance, open);
  await (run.chance() < 0.7 ? send(run, who, screen) : note(run, who, screen));
}

/** Suspends somebody, and a moment later lets them act again; first whoever stands locked out. */
async function administratorTurn({ run, members, advisers, clients }: Company, who: Person): Promise<void> {
  await letIn(run, who);
  const { id } = oneOf(run.chance, [...members, ...advisers, ...clients]);
  await suspend(run, who, id);
  await sleep(500 + run.chance() * 2_000, undefined, { signal: run.winding }).catch(() => undefined);
  await reactivate(run, who, id);
}

/** Lets everybody act again who stands locked out. */
export async function letIn(run: Run, administrator: Person): Promise<void> {
  for (const id of run.lockedOut) {
    await reactivate(run, administrator, id);
    run.lockedOut.delete(id);
  }
}

function weighed<Each>(chance: () => number, all: readonly [weight: number, each: Each][]): Each {
  let left = chance() * all.reduce((sum, [weight]) => sum + weight, 0);
  const found = all.find(([weight]) => (left -= weight) < 0) ?? all.at(-1);
  if (!found) throw new Error('There is nothing to do.');
  return found[1];
}
