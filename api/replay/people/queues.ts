import { confirmTeamAccess, type Membership, memberships, requestTeamAccess } from '../operations/access.ts';
import { Refused } from '../wire/answers.ts';
import { OutOfPatience, type Patience, untilAnswered } from '../wire/patience.ts';
import { codeSentTo } from './demo.ts';
import type { Person } from './person.ts';

/** A team whose queue a member may open. */
export interface Team {
  id: string;
  name: string;
}

/**
 * Opens the queues of somebody's teams with the codes that the outbox shows, and answers which are open. One that stays
 * locked (too many codes were sent within the hour, or the code was refused) is told and left to the others.
 */
export async function openQueues(server: URL, person: Person, patience: Patience, tell: (sentence: string) => void): Promise<Team[]> {
  const open: Team[] = [];
  for (const { team, open: isOpen } of await membershipsOf(person)) {
    const why = isOpen ? null : await enterCode(server, person, team.id, patience);
    if (why === null) open.push(team);
    else tell(`${person.name} cannot open the queue of ${team.name}: ${why}`);
  }
  return open;
}

/** Null: it is open. Otherwise why not. */
async function enterCode(server: URL, person: Person, teamId: string, patience: Patience): Promise<string | null> {
  try {
    const { requestTeamAccess: asked } = await person.ask(requestTeamAccess, { input: { teamId } });
    if (asked.__typename === 'TeamAccessOpen') return null;
    const code = await untilAnswered(patience, () => codeSentTo(server, asked.phoneEnding));
    if (code === null) return 'the outbox shows no code.';
    const { confirmTeamAccess: given } = await person.ask(confirmTeamAccess, { input: { challengeId: asked.challengeId, code } });
    if (given.__typename === 'TeamAccessOpen') return null;
    // The code may have been taken the first time, and only the answer was lost: then it is used, and the queue is open.
    return (await membershipsOf(person)).some(({ team, open }) => team.id === teamId && open) ? null : given.message;
  } catch (error) {
    if (error instanceof Refused || error instanceof OutOfPatience) return error.message;
    throw error;
  }
}

async function membershipsOf(person: Person): Promise<Membership[]> {
  const { viewer } = await person.ask(memberships, {});
  return viewer?.teams ?? [];
}
