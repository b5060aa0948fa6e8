import { record } from '../audit/record.ts';
import type { Call } from '../call.ts';
import { badInput, notFound } from '../errors.ts';
import { newId } from '../id.ts';
import { existingId } from '../input.ts';
import { seeThread } from '../threads/see.ts';
import { type GivenMacro, MACRO_COLUMNS, macroFrom, type MacroRow, type MacroView } from './macro.ts';
import { refuseForeignActs } from './macro-acts.ts';
import { type GivenOwner, isKnownTo, mayChange, ownerFrom, refuseForeign, teamOfTexts } from './ownership.ts';

const MOST = 50;

/** All that the caller may use, one's own first; or, of one team, what its members use. By name. */
export async function macros(call: Call, teamId: string | null = null): Promise<MacroView[]> {
  const rows = teamId === null
    ? await ofCaller(call)
    : await call.sql<MacroRow>(`select ${MACRO_COLUMNS} from macro c where c.team_id = $1 order by lower(c.name), c.id`, [await teamOfTexts(call, teamId)]);
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
  const [{ count } = { count: 0 }] = await call.sql<{ count: number }>('select count(*)::int from macro where owned_by = $1 and account_id is not distinct from $2 and team_id is not distinct from $3', [row.ownedBy, row.accountId, row.teamId]);
  if (count >= MOST) throw badInput('input.for', `There are ${MOST} already. Delete some first.`);
  await written(call, 'insert into macro (id, owned_by, account_id, team_id, name, acts, written_by) values ($1, $2, $3, $4, $5, $6, $7)', [
    row.id, row.ownedBy, row.accountId, row.teamId, row.name, JSON.stringify(row.acts), call.actor.id,
  ]);
  record(call, { deed: 'macro.created', teamId: row.teamId, targetId: row.id, after: factsOf(row) });
  return viewOfMacro(call, row);
}

export async function updateMacro(call: Call, input: GivenMacro & { macroId: string }): Promise<MacroView> {
  const given = macroFrom(input);
  const before = await changeable(call, input.macroId);
  await refuseForeignActs(call, before, given.acts);
  const row = { ...before, ...given };
  await written(call, 'update macro set name = $2, acts = $3, written_by = $4, written_at = now() where id = $1', [row.id, row.name, JSON.stringify(row.acts), call.actor.id]);
  record(call, { deed: 'macro.updated', teamId: row.teamId, targetId: row.id, before: factsOf(before), after: factsOf(row) });
  return viewOfMacro(call, row);
}

export async function deleteMacro(call: Call, input: { macroId: string }): Promise<boolean> {
  const row = await changeable(call, input.macroId);
  await call.sql('delete from macro where id = $1', [row.id]);
  record(call, { deed: 'macro.deleted', teamId: row.teamId, targetId: row.id, before: factsOf(row) });
  return true;
}

/** One that the caller may run in a thread of this team. */
export async function usableMacro(call: Call, id: string, teamId: string | null): Promise<MacroRow> {
  const [row] = await call.sql<MacroRow>(`select ${MACRO_COLUMNS} from macro c where c.id = $1`, [existingId(id)]);
  if (!row || !isKnownTo(call.actor, row) || (row.ownedBy === 'TEAM' && row.teamId !== teamId)) throw notFound();
  return row;
}

function viewOfMacro(call: Call, row: MacroRow): MacroView {
  const { id, ownedBy, teamId, name, acts } = row;
  return { id, ownedBy, teamId, name, acts, mayChange: mayChange(call.actor, row) };
}

async function ofCaller(call: Call): Promise<MacroRow[]> {
  return call.sql<MacroRow>(
    `select ${MACRO_COLUMNS} from macro c where c.owned_by = 'FIRM' or c.account_id = $1 or c.team_id = any($2)
     order by array_position(array['ME', 'TEAM', 'FIRM'], c.owned_by), lower(c.name), c.id`,
    [call.actor.id, call.actor.teams],
  );
}

async function changeable(call: Call, id: string): Promise<MacroRow> {
  const [row] = await call.sql<MacroRow>(`select ${MACRO_COLUMNS} from macro c where c.id = $1 for update`, [existingId(id)]);
  if (!row || !(isKnownTo(call.actor, row) || mayChange(call.actor, row))) throw notFound();
  await refuseForeign(call, row);
  return row;
}

async function written(call: Call, statement: string, params: unknown[]): Promise<void> {
  try {
    await call.sql(statement, params);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === '23505') throw badInput('input.name', 'A macro of this name is there already.');
    throw error;
  }
}

/** For the audit: which kinds of acts, never what is written in them; of somebody's own nothing but that it is theirs. */
function factsOf({ ownedBy, name, acts }: MacroRow) {
  return ownedBy === 'ME' ? { ownedBy } : { ownedBy, name, acts: acts.map(({ kind }) => kind) };
}
