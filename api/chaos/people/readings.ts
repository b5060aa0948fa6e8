import { setTimeout as sleep } from 'node:timers/promises';
import { type Entry, entryOf } from '../../replay/entry.ts';
import { type EntryPage, entryPage } from '../../replay/operations/entries.ts';
import { NotNow, Refused } from '../../replay/wire/answers.ts';
import { ask, type Operation } from '../../replay/wire/ask.ts';
import { threadInTheEnd } from './operations.ts';
import type { Person } from './person.ts';
import { anyServer, type Run } from './run.ts';
import type { Company } from './turns.ts';

/** Milliseconds until everybody who listens has heard everything. */
const HEARD_WITHIN = 40_000;

/**
 * When nothing strikes any more and nothing is under way: everybody hears it to its end, and then everybody opens every
 * thread that they may read once more, and what they are shown is written down.
 */
export async function readAll(company: Company, step: (done: number, all: number) => void): Promise<void> {
  const { run, threads, members, clients, advisers } = company;
  const [first] = members;
  if (!first) return;
  const heard = AbortSignal.timeout(HEARD_WITHIN);
  let done = 0;
  for (const thread of threads) {
    const { thread: standing } = await askUntil(run, first, threadInTheEnd, { id: thread });
    for (const person of [...members, ...clients, ...advisers]) {
      const screen = person.screens.get(thread);
      const has = () => !screen || screen.isOver || (screen.seq >= standing.lastSeq && (person.side === 'CLIENT' || screen.note >= (standing.lastNoteNo ?? 0)));
      while (!has() && !heard.aborted) await sleep(50);
    }
    const people = standing.participants.filter(({ part }) => part !== 'TEAM').length;
    const readers = [first, ...members.slice(1, 2), ...[...clients, ...advisers]];
    for (const person of readers) {
      const entries = await entriesOf(run, person, thread);
      if (entries === null) continue;
      run.record.add({ is: 'read', by: person.id, side: person.side, whole: person === first, thread, entries: entries.map(({ at, ...entry }) => entry), state: standing.state, holder: standing.holder?.id ?? null, people });
    }
    step((done += 1), threads.size);
  }
}

/** Null: the thread does not exist for them. */
async function entriesOf(run: Run, person: Person, id: string): Promise<Entry[] | null> {
  const entries: Entry[] = [];
  let before: string | null = null;
  do {
    try {
      const { thread }: { thread: { entries: EntryPage } } = await askUntil(run, person, entryPage, { id, before });
      entries.unshift(...thread.entries.items.map(entryOf));
      before = thread.entries.startCursor;
    } catch (error) {
      if (error instanceof Refused && error.code === 'NOT_FOUND') return null;
      throw error;
    }
  } while (before !== null);
  return entries;
}

/** Reading may be repeated without ids. */
async function askUntil<Given extends object, Answer>(run: Run, person: Person, operation: Operation<Given, Answer>, given: Given): Promise<Answer> {
  for (let tried = 0; ; tried++) {
    const session = await person.session();
    try {
      return await ask(session.over(anyServer(run)), operation, given);
    } catch (error) {
      const again = error instanceof NotNow || (error instanceof Refused && error.code === 'UNAUTHENTICATED');
      if (!again || tried > 60) throw error;
      if (error instanceof Refused) session.isOver = true;
      await sleep(250);
    }
  }
}
