import type { Call } from '../call.ts';
import { removal } from './client-team-members.ts';
import { clientTeam } from './client-teams.ts';
import { accountsAmong } from './members.ts';
import { leftAlone, sightLost, type SightLostView } from './sight-change.ts';

export interface RemovalPreviewView {
  lost: SightLostView[];
  count: number;
  aloneIds: string[];
  leftAloneCount: number;
}

/** What taking these accounts out of a client team would do, for the dialog that asks; for administrators. */
export async function removalPreview(call: Call, asked: { clientTeamId: string; accountIds: readonly string[] }): Promise<RemovalPreviewView> {
  const { id } = await clientTeam(call, asked.clientTeamId);
  const change = removal(id, (await accountsAmong(call, 'accountIds', asked.accountIds)).map((each) => each.id));
  const { lost, count } = await sightLost(call, change);
  const alone = await leftAlone(call, change);
  return { lost, count, aloneIds: alone.clientIds, leftAloneCount: alone.count };
}
