import { setTimeout as sleep } from 'node:timers/promises';
import { fetchEntries, fetchLists } from './fetch.ts';
import { differences } from './lists.ts';
import type { Person } from './people/person.ts';
import { inParallel } from './parallel.ts';
import { evidenceOf, type Scene } from './scene.ts';
import { type Fault, verify } from './verify.ts';

/** What was found when everything was over. */
export interface Findings {
  faults: Fault[];
  /** Whose lists are not what they would be if they were opened now. */
  lists: string[];
  /** How many lists, readings and entries were looked at. */
  looked: { lists: number; readings: number; entries: number };
}

/** Threads that are fetched at once. */
const AT_ONCE = 6;
/** Lists may be a moment behind: milliseconds until they are what they should be. */
const LISTS_WITHIN = 10_000;

/** Has every reader open every conversation anew, and compares; then everybody's lists. */
export async function examine(scenes: readonly Scene[], everybody: readonly Person[], signal: AbortSignal, step: (done: number) => void): Promise<Findings> {
  const faults: Fault[] = [];
  const looked = { lists: everybody.length, readings: 0, entries: 0 };
  let done = 0;
  await inParallel(AT_ONCE, scenes, async (scene) => {
    signal.throwIfAborted();
    const played = await evidenceOf(scene, (person) => fetchEntries(person, scene.threadId));
    faults.push(...verify([played]));
    looked.readings += played.readings.length;
    looked.entries += played.readings.reduce((sum, { heard }) => sum + heard.length, 0);
    step((done += 1));
  });
  const lists = (await Promise.all(everybody.map((person) => wrongLists(person, signal)))).flat();
  return { faults, lists, looked };
}

async function wrongLists(person: Person, signal: AbortSignal): Promise<string[]> {
  const deadline = Date.now() + LISTS_WITHIN;
  for (;;) {
    const fresh = await fetchLists(person);
    const { lists } = person.desk;
    const found = lists ? differences(lists, fresh) : ['no list ever came'];
    if (found.length === 0 || Date.now() > deadline) return found.map((what) => `${person.name}: ${what}`);
    await sleep(300, undefined, { signal });
  }
}
