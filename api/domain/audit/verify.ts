import { AS_SEALED, BEGINNING, hashOf, type LineAsSealed, type Sql } from './seal.ts';

/** What is not as it was sealed. */
export type Fault =
  | { is: 'ALTERED'; n: number; lineId: string }
  | { is: 'LINE_MISSING'; n: number; lineId: string }
  /** `lineId`: of which line the seal was, where that can be told. */
  | { is: 'SEALS_MISSING'; from: number; to: number; lineId: string | null };

export interface Verdict {
  /** How many seals were looked at. */
  seals: number;
  faults: Fault[];
  /** Lines that have no seal yet. */
  unsealed: number;
  /** Since when the oldest of them waits. */
  unsealedSince: Date | null;
  /** The newest seal: whoever noted it can show later that nothing was taken from the end. */
  head: { n: number; hash: string } | null;
}

interface Sealed extends LineAsSealed {
  n: number;
  lineId: string;
  hash: Buffer;
}

const AT_ONCE = 5_000;

/**
 * Works every seal out again, from the first to the newest, and names what does not fit: a line that was altered, a
 * line that is gone, a seal that was removed. After a fault it goes on from the seal as it stands, so that one change
 * is one fault. `onProgress` is told how far it has come.
 */
export async function verifyAudit(sql: Sql, onProgress: (n: number) => void): Promise<Verdict> {
  const faults: Fault[] = [];
  let seals = 0;
  let last: { n: number; hash: Buffer } = { n: 0, hash: BEGINNING };
  for (;;) {
    const page = await sql<Sealed>(
      `select s.n, s.audit_id as "lineId", s.hash, ${AS_SEALED}
       from audit_seal s left join audit a on a.id = s.audit_id where s.n > $1 order by s.n limit $2`,
      [last.n, AT_ONCE],
    );
    for (const each of page) {
      const fault = await faultIn(sql, last, each);
      if (fault) faults.push(fault);
      last = { n: each.n, hash: each.hash };
    }
    seals += page.length;
    onProgress(last.n);
    if (page.length < AT_ONCE) break;
  }
  const [tail] = await sql<{ unsealed: number; since: Date | null }>(
    'select count(*)::int as unsealed, min(a.at) as since from audit a where not exists (select from audit_seal s where s.audit_id = a.id)',
    [],
  );
  const head = last.n === 0 ? null : { n: last.n, hash: last.hash.toString('hex') };
  return { seals, faults, unsealed: tail?.unsealed ?? 0, unsealedSince: tail?.since ?? null, head };
}

async function faultIn(sql: Sql, last: { n: number; hash: Buffer }, each: Sealed): Promise<Fault | null> {
  const { n, lineId } = each;
  if (n !== last.n + 1) return { is: 'SEALS_MISSING', from: last.n + 1, to: n - 1, lineId: n === last.n + 2 ? await between(sql, last.hash, each) : null };
  if (each.id === null) return { is: 'LINE_MISSING', n, lineId };
  return hashOf(last.hash, each).equals(each.hash) ? null : { is: 'ALTERED', n, lineId };
}

/** Which line's seal stood between these two: the one line that, sealed there, leads from one to the other. */
async function between(sql: Sql, before: Buffer, after: Sealed): Promise<string | null> {
  const unsealed = await sql<LineAsSealed>(
    `select ${AS_SEALED} from audit a where not exists (select from audit_seal s where s.audit_id = a.id and s.n < $1) order by a.xid, a.id limit 10000`,
    [after.n],
  );
  return unsealed.find((line) => hashOf(hashOf(before, line), after).equals(after.hash))?.id ?? null;
}
