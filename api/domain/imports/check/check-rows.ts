import type { Call } from '../../call.ts';
import { conflict } from '../../errors.ts';
import { refuseOthers } from '../find-import.ts';
import type { Doors } from '../import.ts';
import type { Judged } from './judged.ts';
import { type FileToJudge, judgeRows, nextRows } from './judge-rows.ts';
import { nothingSeen } from './seen.ts';

/** A run that works on an import. The next one to begin overtakes it. */
export interface Run extends FileToJudge {
  run: number;
}

/** The dry run: a verdict for each row, batch by batch, each in a transaction of its own, so that it can be watched and holds up nobody. */
export async function checkRows(doors: Doors, run: Run): Promise<void> {
  const started = Date.now();
  const seen = nothingSeen();
  for (let after: number | null = 0; after !== null; ) {
    const from: number = after;
    after = await doors.act(async (call) => {
      refuseOthers(call);
      const rows = await nextRows(call, run, from);
      const judged = await judgeRows(call, run.kind, rows, seen, 'look');
      await keep(call, run, judged);
      return rows.at(-1)?.row ?? null;
    });
  }
  await doors.act((call) => finish(call, run, Date.now() - started));
}

async function keep(call: Call, { id, run }: Run, judged: Judged[]): Promise<void> {
  const [mine] = await call.sql(
    `update import set rows_checked = rows_checked + $3, moved_at = clock_timestamp() where id = $1 and run = $2 and status = 'CHECKING' returning id`,
    [id, run, judged.length],
  );
  if (!mine) throw overtaken();
  await call.sql(
    `update import_row r set verdict = j.verdict, problems = j.problems, changes = j.changes, account_id = j.account_id
     from unnest($2::int[], $3::text[], $4::jsonb[], $5::jsonb[], $6::uuid[]) as j(no, verdict, problems, changes, account_id)
     where r.import_id = $1 and r.row_no = j.no`,
    [
      id, judged.map(({ row }) => row), judged.map(({ verdict }) => verdict), judged.map(({ problems }) => JSON.stringify(problems)),
      judged.map(({ changes }) => JSON.stringify(changes)), judged.map(({ accountId }) => accountId),
    ],
  );
}

async function finish(call: Call, { id, run }: Run, ms: number): Promise<void> {
  const done = await call.sql(
    `update import i set status = 'CHECKED', check_ms = $3, moved_at = clock_timestamp(), counts = (
       select jsonb_build_object('create', count(*) filter (where verdict = 'CREATE'), 'change', count(*) filter (where verdict = 'CHANGE'),
         'same', count(*) filter (where verdict = 'SAME'), 'error', count(*) filter (where verdict = 'ERROR'))
       from import_row where import_id = $1)
     where i.id = $1 and i.run = $2 and i.status = 'CHECKING' returning i.id`,
    [id, run, ms],
  );
  if (done.length === 0) throw overtaken();
}

function overtaken() {
  return conflict('This import has been mapped anew, or put aside, meanwhile.');
}
