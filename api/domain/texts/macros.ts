import { record } from '../audit/record.ts';
import type { Call } from '../call.ts';
import { notFound } from '../errors.ts';
import { newId } from '../id.ts';
import { existingId } from '../input.ts';
import { seeThread } from '../threads/see.ts';
import { type GivenMacro, MACRO_COLUMNS, macroFrom, type MacroRow, type MacroView } from './macro.ts';
import { refuseForeignActs } from './macro-acts.ts';
import { changeable, type GivenOwner, mayChange, OF_CALLER, OF_OWNER, OWN_FIRST, type Owner, ownerFrom, refuseMore, teamOfTexts, usable, writtenOnce } from './ownership.ts';

/** So many of one owner: a list that is read before one chooses. */
const MOST = 50;

/** All that the caller may use, one's own first; or, of one team, what its members use. By name. */
export async function macros(call: Call, teamId: string | null = null): Promise<MacroView[]> {
  const rows = teamId === null ? await ofCaller(call) : await ofTeam(call, await teamOfTexts(call, teamId));
  return rows.map((row) => viewOfMacro(call, row));
}

/** Those that the caller could run on a thread; null for clients, and for whoever does nothing there. */
export async function macrosFor(call: Call, threadId: string): Promise<MacroView[] | null> {
  const { teamId, can } = await seeThread(call, threadId);
  if (call.actor.kind === 'CLIENT' || !(can.reply || can.note || can.take || can.tag)) return null;
  return (await ofCaller(call)).filter((row) => row.ownedBy !== 'TEAM' || row.teamId === teamId).map((row) => viewOfMacro(call, row));
}

export async function createMacro(call: Call, input: GivenMacro & { for: GivenOwner }): Promise<MacroView> {
  const given = macroFrom(input);
  const owner = await ownerFrom(call, input.for);
  await refuseForeignActs(call, owner, given.acts);
  const row: MacroRow = { id: newId(), ...owner, ...given };
  refuseMore(await countOf(call, owner), MOST);
  await written(call, 'insert into macro (id, owned_by, account_id, team_id, name, acts, written_by) values ($1, $2, $3, $4, $5, $6, $7)', [
    row.id, row.ownedBy, row.accountId, row.teamId, row.name, JSON.stringify(row.acts), call.actor.id,
  ]);
  record(call, { deed: 'macro.created', teamId: row.teamId, targetId: row.id, after: factsOf(row) });
  return viewOfMacro(call, row);
}

export async function updateMacro(call: Call, input: GivenMacro & { macroId: string }): Promise<MacroView> {
  const given = macroFrom(input);
  const before = await changeableMacro(call, input.macroId);
  await refuseForeignActs(call, before, given.acts);
  const row = { ...before, ...given };
  await written(call, 'update macro set name = $2, acts = $3, written_by = $4, written_at = now() where id = $1', [row.id, row.name, JSON.stringify(row.acts), call.actor.id]);
  record(call, { deed: 'macro.updated', teamId: row.teamId, targetId: row.id, before: factsOf(before), after: factsOf(row) });
  return viewOfMacro(call, row);
}

export async function deleteMacro(call: Call, input: { macroId: string }): Promise<boolean> {
  const row = await changeableMacro(call, input.macroId);
  await call.sql('delete from macro where id = $1', [row.id]);
  record(call, { deed: 'macro.deleted', teamId: row.teamId, targetId: row.id, before: factsOf(row) });
  return true;
}

/** One that the caller may run in a thread of this team. */
export async function usableMacro(call: Call, id: string, teamId: string | null): Promise<MacroRow> {
  const [row] = await call.sql<MacroRow>(`select ${MACRO_COLUMNS} from macro c where c.id = $1`, [existingId(id)]);
  const macro = usable(call, row);
  if (macro.ownedBy === 'TEAM' && macro.teamId !== teamId) throw notFound();
  return macro;
}

function viewOfMacro(call: Call, row: MacroRow): MacroView {
  const { id, ownedBy, teamId, name, acts } = row;
  return { id, ownedBy, teamId, name, acts, mayChange: mayChange(call.actor, row) };
}

async function ofCaller(call: Call): Promise<MacroRow[]> {
  return call.sql<MacroRow>(`select ${MACRO_COLUMNS} from macro c where ${OF_CALLER} order by ${OWN_FIRST}, lower(c.name), c.id`, [call.actor.id, call.actor.teams]);
}

async function ofTeam(call: Call, teamId: string): Promise<MacroRow[]> {
  return call.sql<MacroRow>(`select ${MACRO_COLUMNS} from macro c where c.team_id = $1 order by lower(c.name), c.id`, [teamId]);
}

async function changeableMacro(call: Call, id: string): Promise<MacroRow> {
  const [row] = await call.sql<MacroRow>(`select ${MACRO_COLUMNS} from macro c where c.id = $1 for update`, [existingId(id)]);
  return changeable(call, row);
}

async function countOf(call: Call, { ownedBy, accountId, teamId }: Owner): Promise<number> {
  const [row] = await call.sql<{ count: number }>(`select count(*)::int from macro c where ${OF_OWNER}`, [ownedBy, accountId, teamId]);
  return row?.count ?? 0;
}

function written(call: Call, statement: string, params: unknown[]): Promise<void> {
  return writtenOnce(() => call.sql(statement, params), 'input.name', 'A macro of this name is there already.');
}

/** For the audit: which kinds of acts, never what is written in them; of somebody's own nothing but that it is theirs. */
function factsOf({ ownedBy, name, acts }: MacroRow) {
  return ownedBy === 'ME' ? { ownedBy } : { ownedBy, name, acts: acts.map(({ kind }) => kind) };
}
