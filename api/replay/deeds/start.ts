import { randomUUID } from 'node:crypto';
import { startThread } from '../operations/threads.ts';
import type { Person } from '../people/person.ts';
import type { Team } from '../people/queues.ts';
import type { Plan } from '../plan.ts';
import type { Run } from '../run.ts';
import { acknowledgeLine, mean, openScene, type Scene } from '../scene.ts';

/**
 * The client starts a thread with a team by what they have to say. Null: the team keeps one open thread for a client, and
 * this one has it; nothing was sent.
 */
export async function start(run: Run, client: Person, team: Team, members: readonly Person[], { title, first }: Plan): Promise<Scene | null> {
  run.tell(`${client.name} writes to ${team.name}`);
  const input = { clientThreadId: randomUUID(), to: [team.id], title: title || null, text: first };
  const { startThread: result } = await client.ask(startThread, { input });
  if (result.__typename === 'ThreadAlreadyOpen') return null;

  const scene = openScene(run, client, members, result.thread);
  const acknowledge = mean(scene, { kind: 'Message', text: first, audience: 'ALL' });
  const message = result.thread.entries.items.find((each) => each.__typename === 'Message' && each.body === first);
  acknowledge(message?.__typename === 'Message' ? message.id : null);
  acknowledgeLine(scene, 'STARTED', 'ALL');
  run.tally.messages += 1;
  return scene;
}
