import { Account } from '../accounts/account.ts';
import type { Call, OpenCall } from '../call.ts';
import { notFound } from '../errors.ts';
import { existingId } from '../input.ts';
import { seeThread } from './see.ts';
import type { Thread } from './thread.ts';

/** How a thread of a team ended, as staff call it. */
export interface OutcomeView {
  id: string;
  name: string;
}

/** Whether a team asks for it when a thread is ended, and what there is to choose. */
export interface OutcomeChoicesView {
  asked: 'NEVER' | 'OPTIONAL' | 'REQUIRED';
  outcomes: OutcomeView[];
}

/** The outcome that a thread is ended with; null: none was given. `OutcomeRequired`: its team does not let it end without. */
export async function outcomeFor(call: Call, thread: Thread, given: string | null | undefined): Promise<OutcomeView | null | 'OutcomeRequired'> {
  if (given != null) {
    const [outcome] = await call.sql<OutcomeView>('select id, name from outcome where id = $1 and team_id = $2 and retired_at is null', [existingId(given), thread.teamId]);
    if (!outcome) throw notFound();
    return outcome;
  }
  if (thread.teamId === null) return null;
  const { asked, outcomes } = await outcomesOfTeam(call, thread.teamId);
  return asked === 'REQUIRED' && outcomes.length > 0 ? 'OutcomeRequired' : null;
}

/** What the caller is asked when they end this thread; null where they may not, or where nothing is asked. */
export async function outcomeChoices(call: Call, threadId: string): Promise<OutcomeChoicesView | null> {
  const { teamId, can } = await seeThread(call, threadId);
  if (call.actor.kind === 'CLIENT' || teamId === null || !(can.close || can.take)) return null;
  const choices = await outcomesOfTeam(call, teamId);
  return choices.asked === 'NEVER' || choices.outcomes.length === 0 ? null : choices;
}

export async function outcomesOfTeam(call: OpenCall, teamId: string): Promise<OutcomeChoicesView> {
  const team = await call.em.findOneOrFail(Account, { id: teamId });
  const outcomes = await call.sql<OutcomeView>('select id, name from outcome where team_id = $1 and retired_at is null order by place, id', [teamId]);
  return { asked: team.outcomeAsked ?? 'NEVER', outcomes };
}

/** Outcomes by their ids, those too that are given no more. */
export async function outcomesById(call: OpenCall, ids: readonly string[]): Promise<OutcomeView[]> {
  return call.sql<OutcomeView>('select id, name from outcome where id = any($1)', [ids]);
}
