import type {
  PlaygroundStartQuery,
  PlaygroundTargetsQuery,
  PlaygroundTargetsQueryVariables,
} from '../../data/generated.ts';
import { ask } from '../../features/access/ask.ts';
import type { Story } from './examples.ts';
import playgroundStart from './playground-start.graphql?raw';
import playgroundTargets from './playground-targets.graphql?raw';

/** Of a program, which the examples know nothing about. */
export const nobodysStory: Story = { threadId: undefined, version: undefined, lastSeq: undefined, colleagueId: undefined, clientId: undefined, teamId: undefined };

/** Finds, for whoever is signed in, a thread, a colleague, a client and a team that the examples can be about. */
export async function findStory(): Promise<Story> {
  const { viewer, desk, contacts } = await ask<PlaygroundStartQuery>(playgroundStart, {});
  const queued = desk.queues.flatMap(({ page }) => page.items);
  const card = [...queued, ...desk.inbox.items].map((placed) => placed.card).find(({ state }) => state === 'QUEUED' || state === 'HELD');
  return {
    threadId: card?.id,
    version: card?.version ?? undefined,
    lastSeq: card?.lastSeq,
    colleagueId: card && (await findColleague(card.id, viewer?.id)),
    clientId: contacts.items.find(({ party }) => party.kind === 'CLIENT')?.id,
    teamId: desk.queues[0]?.team.id,
  };
}

async function findColleague(threadId: string, self: string | undefined): Promise<string | undefined> {
  const { thread } = await ask<PlaygroundTargetsQuery, PlaygroundTargetsQueryVariables>(playgroundTargets, { threadId });
  return thread.transferTargets?.members.find(({ party }) => party.id !== self)?.party.id;
}
