import type { Call } from '../call.ts';
import { type AuditFilter, conditionsFor } from './filter.ts';
import { auditRows, type AuditRow, placeOf } from './lines.ts';
import { record } from './record.ts';

const AT_ONCE = 1_000;

/**
 * The lines that fit, newest first, a piece at a time; for administrators, what each may read. `act` is asked anew for
 * every piece, so whoever loses the right meanwhile gets no further. It leaves the house, so that is a deed of its own:
 * what is newer than it is not part of it.
 */
export async function exportAudit(act: <T>(work: (call: Call) => Promise<T>) => Promise<T>, filter: AuditFilter): Promise<{ at: Date; pieces: AsyncGenerator<AuditRow[]> }> {
  const at = await act(async (call) => {
    await conditionsFor(call, filter);
    record(call, { deed: 'audit.exported', after: { filter: Object.fromEntries(Object.entries(filter).filter(([, value]) => value != null)) } });
    return call.now;
  });
  const until = { ...filter, to: filter.to && filter.to < at ? filter.to : at };
  return { at, pieces: pieces(act, until) };
}

async function* pieces(act: <T>(work: (call: Call) => Promise<T>) => Promise<T>, filter: AuditFilter): AsyncGenerator<AuditRow[]> {
  for (let last: AuditRow | undefined; ; ) {
    const older: AuditRow | undefined = last;
    const rows = await act((call) => auditRows(call, filter, { newer: null, older: older ? placeOf(older) : null, most: AT_ONCE }));
    if (rows.length > 0) yield rows;
    if (rows.length < AT_ONCE) return;
    last = rows.at(-1);
  }
}
