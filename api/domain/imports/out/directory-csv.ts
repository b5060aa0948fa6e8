import { record } from '../../audit/record.ts';
import type { Call } from '../../call.ts';
import { refuseOthers } from '../find-import.ts';
import type { Doors } from '../import.ts';
import { csvLine, MARK } from './csv.ts';
import type { Download } from './result-csv.ts';

const AT_ONCE = 500;
const HEAD = ['Kind', 'Name', 'Short name', 'E-mail', 'External id', 'Role', 'Status', 'Job title', 'Shown phone', 'Shown e-mail', 'Client teams', 'Works'];

/**
 * Every account, for administrators: what they may see of it anyway, so no secure phone. By keyset, a piece at a time,
 * each asking anew whether one still may. It leaves the house, so that it was taken is written down.
 */
export async function exportDirectory(doors: Doors): Promise<Download> {
  const day = await doors.act(async (call) => {
    refuseOthers(call);
    record(call, { deed: 'directory.exported' });
    return call.now.toISOString().slice(0, 10);
  });
  return {
    fileName: `directory-${day}.csv`,
    text: (async function* () {
      yield MARK + csvLine(HEAD);
      for (let after: string | null = ''; after !== null; ) {
        const from: string = after;
        const rows: Row[] = await doors.act((call) => page(call, from));
        yield rows.map((row) => csvLine(row.cells)).join('');
        after = rows.at(-1)?.id ?? null;
      }
    })(),
  };
}

interface Row {
  id: string;
  cells: (string | null)[];
}

async function page(call: Call, after: string): Promise<Row[]> {
  refuseOthers(call);
  return call.sql<Row>(
    `select a.id, array[lower(a.kind), a.name, a.short_name, a.email, a.external_id, lower(replace(a.role, '_', ' ')), lower(a.status), a.job_title, a.shown_phone,
       a.shown_email,
       (select string_agg(t.name, '; ' order by lower(t.name)) from client_team_member m join client_team t on t.id = m.client_team_id where m.account_id = a.id),
       (select string_agg(t.name, '; ' order by lower(t.name)) from team_member m join account t on t.id = m.team_id where m.account_id = a.id)] as cells
     from account a where $1 = '' or a.id > nullif($1, '')::uuid order by a.id limit ${AT_ONCE}`,
    [after],
  );
}
