import type { Call } from '../../call.ts';
import type { Judged } from '../check/judged.ts';
import { type FileToJudge, judgeRows, nextRows } from '../check/judge-rows.ts';
import { nothingSeen } from '../check/seen.ts';
import type { Change, ImportVerdict } from '../import.ts';
import type { RowPlan, Told } from './row-plan.ts';

/**
 * Judges the rows once more, with a lock on the accounts they change. Null: one of them would end otherwise than the
 * dry run has said. Rows that had errors then are left out, whatever has become of them.
 */
export async function plansOfNow(call: Call, file: FileToJudge, told: Told): Promise<RowPlan[] | null> {
  const seen = nothingSeen();
  const plans: RowPlan[] = [];
  for (let after = 0; ; ) {
    const rows = await nextRows(call, file, after);
    const last = rows.at(-1);
    if (!last) return plans;
    const said = await verdictsOfThen(call, file.id, after, last.row);
    for (const judged of await judgeRows(call, file.kind, rows, seen, 'lock')) {
      const then = said.get(judged.row);
      if (then?.verdict === 'ERROR') continue;
      if (!then || signOf(then) !== signOf(judged)) return null;
      if (judged.plan) plans.push({ row: judged.row, plan: judged.plan });
    }
    after = last.row;
    await told(0);
  }
}

interface Verdict {
  row: number;
  verdict: ImportVerdict;
  changes: Change[];
  accountId: string | null;
}

async function verdictsOfThen(call: Call, importId: string, after: number, upTo: number): Promise<Map<number, Verdict>> {
  const rows = await call.sql<Verdict>(
    'select row_no as row, verdict, changes, account_id as "accountId" from import_row where import_id = $1 and row_no > $2 and row_no <= $3',
    [importId, after, upTo],
  );
  return new Map(rows.map((row) => [row.row, row]));
}

function signOf({ verdict, changes, accountId }: Verdict | Judged): string {
  return JSON.stringify([verdict, accountId, changes.map(({ field, before, after }) => [field, before, after])]);
}
