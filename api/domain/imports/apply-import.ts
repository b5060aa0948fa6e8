import { record } from '../audit/record.ts';
import { type Call, refreshActor } from '../call.ts';
import { conflict } from '../errors.ts';
import { existingId } from '../input.ts';
import { changeRights, oneChangeAtATime } from '../organisation/organisation.ts';
import { plansOfNow } from './apply/plans-of-now.ts';
import { writePlans } from './apply/write-plans.ts';
import type { Told } from './apply/row-plan.ts';
import { checkRows, type Run } from './check/check-rows.ts';
import { findImport, refuseOthers } from './find-import.ts';
import type { Doors, ImportCounts, ImportStatus } from './import.ts';

export interface GivenApply {
  importId: string;
  leaveOutErrors?: boolean | null;
  sendInvitations?: boolean | null;
}

export type ImportRefusedReason = 'ERRORS' | 'CHANGED_MEANWHILE' | 'BUSY';

export type AppliedView = { is: 'ImportApplied'; importId: string } | { is: 'ImportRefused'; reason: ImportRefusedReason; importId: string };

interface ToApply extends Run {
  fileName: string;
  counts: ImportCounts;
  sendInvitations: boolean;
}

/** One import after the other, whichever server: two that make the same account would otherwise wait in each other's way. */
const ONE_AT_A_TIME = 720_031;

/**
 * Applies an import in one transaction, to all of which everybody who is concerned wakes up, or to nothing. Each row is
 * judged once more, against the directory of now: if any would end otherwise than the dry run said, nothing is written
 * and the dry run is made anew. Those who are created are invited, and may do nothing until they have accepted.
 */
export async function applyImport(doors: Doors, input: GivenApply): Promise<AppliedView> {
  const begun = await doors.act((call) => begin(call, input));
  if ('is' in begun) return begun;
  const told = tellOf(doors, begun);
  try {
    const refused = await doors.act((call) => apply(call, begun, told)).catch(asChanged);
    if (refused === null) return { is: 'ImportApplied', importId: begun.id };
    if (refused === 'CHANGED_MEANWHILE') await checkRows(doors, await again(doors, begun));
    else await giveBack(doors, begun);
    return { is: 'ImportRefused', reason: refused, importId: begun.id };
  } catch (error) {
    await giveBack(doors, begun);
    throw error;
  }
}

async function begin(call: Call, input: GivenApply): Promise<ToApply | AppliedView> {
  // Whoever comes a moment later reads what this one has made of it.
  await call.sql('select 1 from import where id = $1 for update', [existingId(input.importId)]);
  const { id, kind, mapped, fileName, counts, status } = await findImport(call, input.importId);
  if (status === 'APPLIED') return { is: 'ImportApplied', importId: id };
  if (status === 'APPLYING') return { is: 'ImportRefused', reason: 'BUSY', importId: id };
  if (status !== 'CHECKED' || !counts) throw conflict(whyNot(status));
  if (counts.error > 0 && !input.leaveOutErrors) return { is: 'ImportRefused', reason: 'ERRORS', importId: id };
  const [begun] = await call.sql<{ run: number }>(
    `update import set status = 'APPLYING', rows_applied = 0, run = run + 1, moved_at = clock_timestamp()
     where id = $1 and status in ('CHECKED','APPLYING') returning run`,
    [id],
  );
  if (!begun) throw conflict(whyNot(status));
  return { id, kind, mapped, fileName, counts, run: begun.run, sendInvitations: input.sendInvitations ?? true };
}

/** Null: applied. */
async function apply(call: Call, { id, kind, mapped, fileName, counts, run, sendInvitations }: ToApply, told: Told): Promise<ImportRefusedReason | null> {
  const started = Date.now();
  const [free] = await call.sql<{ lock: boolean }>('select pg_try_advisory_xact_lock($1) as lock', [ONE_AT_A_TIME]);
  if (!free?.lock) return 'BUSY';
  const [mine] = await call.sql('select 1 from import where id = $1 and run = $2', [id, run]);
  if (!mine) throw conflict('This import has been taken up by somebody else meanwhile.');

  if (kind === 'STAFF') await holdRoles(call);
  const plans = await plansOfNow(call, { id, kind, mapped }, told);
  if (plans === null) return 'CHANGED_MEANWHILE';
  await writePlans(call, plans, { importId: id, kind, sendInvitations, told });
  record(call, { deed: 'import.applied', targetId: id, after: { kind, fileName, ...counts, invited: sendInvitations } });
  await call.sql(
    `update import set status = 'APPLIED', rows_applied = $2, apply_ms = $3, applied_at = $4, moved_at = clock_timestamp() where id = $1`,
    [id, plans.length, Date.now() - started, call.now],
  );
  await changeRights(call);
  await refuseFormer(call);
  return null;
}

/** Roles change one after the other, or two who each take the other's away would both succeed. */
async function holdRoles(call: Call): Promise<void> {
  await oneChangeAtATime(call);
  await refuseFormer(call);
}

/** It has taken seconds: whoever was suspended, or lost the role, meanwhile applies nothing any more. */
async function refuseFormer(call: Call): Promise<void> {
  await refreshActor(call);
  refuseOthers(call);
}

/** While this was being written somebody made an account with the same address (23505), or deleted a client team (23503). */
function asChanged(error: unknown): ImportRefusedReason {
  if (error instanceof Error && 'code' in error && (error.code === '23505' || error.code === '23503')) return 'CHANGED_MEANWHILE';
  throw error;
}

async function again(doors: Doors, { id, kind, mapped }: ToApply): Promise<Run> {
  return doors.act(async (call) => {
    const [begun] = await call.sql<{ run: number }>(
      `update import set status = 'CHECKING', counts = null, rows_checked = 0, rows_applied = 0, run = run + 1, moved_at = clock_timestamp()
       where id = $1 and status = 'APPLYING' returning run`,
      [id],
    );
    if (!begun) throw conflict('This import has been put aside meanwhile.');
    return { id, kind, mapped, run: begun.run };
  });
}

/** Nothing was written: it stands where it stood. */
async function giveBack(doors: Doors, { id, run }: ToApply): Promise<void> {
  await doors.actOpen((call) => call.sql(`update import set status = 'CHECKED', rows_applied = 0 where id = $1 and run = $2 and status = 'APPLYING'`, [id, run]));
}

/** How far it is, told outside of the transaction, which nobody can look into. */
function tellOf(doors: Doors, { id, run }: ToApply): Told {
  return async (applied) => {
    await doors.actOpen((call) =>
      call.sql(`update import set rows_applied = $3, moved_at = clock_timestamp() where id = $1 and run = $2 and status = 'APPLYING'`, [id, run, applied]),
    );
  };
}

function whyNot(status: ImportStatus): string {
  return status === 'DISCARDED' || status === 'FAILED' ? 'This import has been put aside.' : 'There is no dry run of this import yet.';
}
