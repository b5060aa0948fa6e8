import { broadcast } from './broadcast.ts';
import { claim, claimApart } from './claim.ts';
import { correct } from './correct.ts';
import { idleClose, idleOpen } from './idle.ts';
import { bodyOf, leafBack, leafQueue, read } from './read.ts';
import { assemble, dismiss, say } from './say.ts';
import { send, sendByStatement } from './send.ts';

/*
 * The load generator: a process of its own, told by the bench what to do and answering with figures, its own use of the
 * processor among them.
 */
const tasks = { assemble, bodyOf, broadcast, claim, claimApart, correct, dismiss, idleClose, idleOpen, leafBack, leafQueue, read, say, send, sendByStatement };
export type Tasks = typeof tasks;

/** What comes and what goes. `cores`: how much of one core this process used meanwhile. */
export interface Order {
  id: number;
  task: keyof Tasks;
  given: never;
}
export type Report = { id: number; result: unknown; cores: number } | { id: number; error: string };

process.on('message', async ({ id, task, given }: Order) => {
  const [before, began] = [process.cpuUsage(), performance.now()];
  try {
    const result: unknown = await tasks[task](given);
    const { user, system } = process.cpuUsage(before);
    process.send?.({ id, result, cores: (user + system) / 1000 / (performance.now() - began) } satisfies Report);
  } catch (error) {
    process.send?.({ id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) } satisfies Report);
  }
});
process.on('disconnect', () => process.exit(0));
