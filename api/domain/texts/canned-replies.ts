import { record } from '../audit/record.ts';
import type { Call } from '../call.ts';
import { newId } from '../id.ts';
import { existingId } from '../input.ts';
import { CANNED_REPLY_COLUMNS, type CannedReplyRow, type CannedReplyView, type GivenReply, replyFrom } from './canned-reply.ts';
import { changeable, type GivenOwner, mayChange, OF_CALLER, OF_OWNER, OWN_FIRST, type Owner, ownerFrom, refuseMore, teamOfTexts, usable, writtenOnce } from './ownership.ts';

/** So many of one owner: what is chosen by typing should be chosen, not searched. */
const MOST = 200;

/** All that the caller may insert, one's own first; or, of one team, what its members use. By shortcut. */
export async function cannedReplies(call: Call, teamId: string | null = null): Promise<CannedReplyView[]> {
  const rows = teamId === null ? await ofCaller(call) : await ofTeam(call, await teamOfTexts(call, teamId));
  return rows.map((row) => viewOf(call, row));
}

/** Makes one, for oneself, a team or the firm. Its shortcut is its owner's alone once. */
export async function createCannedReply(call: Call, input: GivenReply & { for: GivenOwner }): Promise<CannedReplyView> {
  const given = replyFrom(input);
  const owner = await ownerFrom(call, input.for);
  refuseMore(await countOf(call, owner), MOST);
  const row = { id: newId(), ...owner, ...given };
  await written(call, given, `insert into canned_reply (id, owned_by, account_id, team_id, shortcut, title, text, written_by) values ($1, $2, $3, $4, $5, $6, $7, $8)`, [
    row.id, row.ownedBy, row.accountId, row.teamId, row.shortcut, row.title, row.text, call.actor.id,
  ]);
  record(call, { deed: 'cannedReply.created', teamId: row.teamId, targetId: row.id, after: factsOf(row) });
  return viewOf(call, row);
}

export async function updateCannedReply(call: Call, input: GivenReply & { cannedReplyId: string }): Promise<CannedReplyView> {
  const given = replyFrom(input);
  const before = await changeableReply(call, input.cannedReplyId);
  const row = { ...before, ...given };
  await written(call, given, 'update canned_reply set shortcut = $2, title = $3, text = $4, written_by = $5, written_at = now() where id = $1', [row.id, row.shortcut, row.title, row.text, call.actor.id]);
  record(call, { deed: 'cannedReply.updated', teamId: row.teamId, targetId: row.id, before: factsOf(before), after: { ...factsOf(row), newText: row.text !== before.text } });
  return viewOf(call, row);
}

export async function deleteCannedReply(call: Call, input: { cannedReplyId: string }): Promise<boolean> {
  const row = await changeableReply(call, input.cannedReplyId);
  await call.sql('delete from canned_reply where id = $1', [row.id]);
  record(call, { deed: 'cannedReply.deleted', teamId: row.teamId, targetId: row.id, before: factsOf(row) });
  return true;
}

/** One that the caller may use. */
export async function usableReply(call: Call, id: string): Promise<CannedReplyRow> {
  const [row] = await call.sql<CannedReplyRow>(`select ${CANNED_REPLY_COLUMNS} from canned_reply c where c.id = $1`, [existingId(id)]);
  return usable(call, row);
}

/** All that the caller may insert in a thread of this team; without a team what is their own and the firm's. */
export async function repliesFor(call: Call, teamId: string | null): Promise<CannedReplyRow[]> {
  return (await ofCaller(call)).filter((row) => row.ownedBy !== 'TEAM' || row.teamId === teamId);
}

export function viewOf(call: Call, row: CannedReplyRow): CannedReplyView {
  const { id, ownedBy, teamId, shortcut, title, text } = row;
  return { id, ownedBy, teamId, shortcut, title, text, mayChange: mayChange(call.actor, row) };
}

async function ofCaller(call: Call): Promise<CannedReplyRow[]> {
  return call.sql<CannedReplyRow>(`select ${CANNED_REPLY_COLUMNS} from canned_reply c where ${OF_CALLER} order by ${OWN_FIRST}, lower(c.shortcut), c.id`, [call.actor.id, call.actor.teams]);
}

async function ofTeam(call: Call, teamId: string): Promise<CannedReplyRow[]> {
  return call.sql<CannedReplyRow>(`select ${CANNED_REPLY_COLUMNS} from canned_reply c where c.team_id = $1 order by lower(c.shortcut), c.id`, [teamId]);
}

async function changeableReply(call: Call, id: string): Promise<CannedReplyRow> {
  const [row] = await call.sql<CannedReplyRow>(`select ${CANNED_REPLY_COLUMNS} from canned_reply c where c.id = $1 for update`, [existingId(id)]);
  return changeable(call, row);
}

async function countOf(call: Call, { ownedBy, accountId, teamId }: Owner): Promise<number> {
  const [row] = await call.sql<{ count: number }>(`select count(*)::int from canned_reply c where ${OF_OWNER}`, [ownedBy, accountId, teamId]);
  return row?.count ?? 0;
}

function written(call: Call, { shortcut }: GivenReply, statement: string, params: unknown[]): Promise<void> {
  return writtenOnce(() => call.sql(statement, params), 'input.shortcut', `/${shortcut} is there already.`);
}

/** For the audit, which administrators read: never what it says, and of somebody's own nothing but that it is theirs. */
function factsOf({ ownedBy, shortcut, title }: CannedReplyRow) {
  return ownedBy === 'ME' ? { ownedBy } : { ownedBy, shortcut, title };
}
