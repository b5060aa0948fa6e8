import { mayAdminister } from '../accounts/policy.ts';
import { seenAmong } from '../accounts/seeing.ts';
import type { Call } from '../call.ts';
import { notFound } from '../errors.ts';
import { tagsById, type TagView } from '../threads/tags.ts';
import type { OutcomeView } from '../threads/outcomes.ts';
import { CANNED_REPLY_COLUMNS, type CannedReplyRow, type CannedReplyView } from './canned-reply.ts';
import { viewOf } from './canned-replies.ts';
import type { MacroAct } from './macro.ts';
import { isKnownTo, isShownTo, type Owner } from './ownership.ts';

/*
 * What the acts of a macro name. When it is written, each has to be there for everybody who will use it: of a team's macro
 * what is the team's or the firm's, of the firm's what is the firm's. When it is read, each is there for whoever may know of it.
 */

/** Refuses what is not there for those who will use it, alike whether it is somebody else's or was never given. */
export async function refuseForeignActs(call: Call, owner: Owner, acts: readonly MacroAct[]): Promise<void> {
  for (const [i, act] of acts.entries()) if (!(await isThere(call, owner, act))) throw notFound(`input.acts.${i}`);
}

/** The canned reply of an act, as the caller may know it. */
export async function replyOfAct(call: Call, id: string): Promise<CannedReplyView | null> {
  const [row] = await replies(call, id);
  return row && isShownTo(call.actor, row) ? viewOf(call, row) : null;
}

export async function tagsOfAct(call: Call, ids: readonly string[]): Promise<TagView[]> {
  return (await tagsById(call, ids)).filter(({ teamId }) => teamId === null || isOfCaller(call, teamId));
}

export async function outcomeOfAct(call: Call, id: string): Promise<OutcomeView | null> {
  const [row] = await outcomesBy(call, id);
  return row && isOfCaller(call, row.teamId) ? { id: row.id, name: row.name } : null;
}

/** Whom it is handed to, where the caller may know of them. */
export async function accountOfAct(call: Call, id: string): Promise<string | null> {
  return (await seenAmong(call, [id])).has(id) ? id : null;
}

async function isThere(call: Call, owner: Owner, act: MacroAct): Promise<boolean> {
  switch (act.kind) {
    case 'REPLY': {
      const [row] = await replies(call, act.cannedReplyId);
      if (!row || row.ownedBy === 'FIRM') return row !== undefined;
      return owner.ownedBy === 'ME' ? isKnownTo(call.actor, row) : row.ownedBy === 'TEAM' && row.teamId === owner.teamId;
    }
    case 'TAGS': {
      const found = await tagsById(call, act.tagIds);
      return found.length === act.tagIds.length && found.every(({ teamId, retired }) => !retired && (teamId === null || isOf(call, owner, teamId)));
    }
    case 'TO_MEMBER':
      return isSeen(call, act.accountId, 'STAFF');
    case 'TO_TEAM':
      return isSeen(call, act.accountId, 'TEAM');
    case 'END': {
      if (act.outcomeId === null) return true;
      const [row] = await outcomesBy(call, act.outcomeId);
      return row !== undefined && !row.retired && isOf(call, owner, row.teamId);
    }
    default:
      return true;
  }
}

async function isSeen(call: Call, id: string, kind: 'STAFF' | 'TEAM'): Promise<boolean> {
  const [account] = await call.sql<{ id: string }>('select id from account where id = $1 and kind = $2', [id, kind]);
  return account !== undefined && (await accountOfAct(call, id)) !== null;
}

function isOf(call: Call, owner: Owner, teamId: string): boolean {
  return owner.ownedBy === 'ME' ? call.actor.teams.includes(teamId) : owner.teamId === teamId;
}

function isOfCaller(call: Call, teamId: string): boolean {
  return call.actor.teams.includes(teamId) || mayAdminister(call.actor);
}

async function replies(call: Call, id: string): Promise<CannedReplyRow[]> {
  return call.sql<CannedReplyRow>(`select ${CANNED_REPLY_COLUMNS} from canned_reply c where c.id = $1`, [id]);
}

async function outcomesBy(call: Call, id: string): Promise<(OutcomeView & { teamId: string; retired: boolean })[]> {
  return call.sql('select id, name, team_id as "teamId", retired_at is not null as retired from outcome where id = $1', [id]);
}
