import { createHash } from 'node:crypto';

/** Parameterised SQL on one connection. */
export type Sql = <Row extends object>(text: string, params: readonly unknown[]) => Promise<Row[]>;

/** A line as it is sealed: every column as text, as the database itself writes it. */
export interface LineAsSealed {
  id: string;
  at: string;
  actor: string | null;
  deed: string;
  thread: string | null;
  team: string | null;
  target: string | null;
  before: string | null;
  after: string | null;
  address: string | null;
  request: string | null;
  via: string | null;
  xid: string;
}

/** The columns of `audit a` in that form. */
export const AS_SEALED = `a.id, to_char(a.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at, a.actor_id as actor, a.deed,
  a.thread_id as thread, a.team_id as team, a.target_id as target, a.before::text as before, a.after::text as after,
  a.address, a.request_id as request, a.via, a.xid::text as xid`;

/** What the first seal goes on from. */
export const BEGINNING = Buffer.alloc(32);

/**
 * The seal of a line: SHA-256 of the hash before it and of the line as a JSON array. Whoever has both tables can work
 * it out without us. A column that comes later is appended only where it is filled, so that older seals stay true.
 */
export function hashOf(before: Buffer, line: LineAsSealed): Buffer {
  const { id, at, actor, deed, thread, team, target, before: was, after: is, address, request, via, xid } = line;
  const written = JSON.stringify([id, at, actor, deed, thread, team, target, was, is, address, request, via, xid]);
  return createHash('sha256').update(before).update(written).digest();
}

/** How far the sealing has come. */
export interface Sealing {
  /** No transaction before this one has a line without a seal. Null: not known, look at all. */
  since: string | null;
  /** The newest seal. */
  head: { n: number; hash: string } | null;
  /** How many this look has sealed; `AT_ONCE` means that there may be more. */
  sealed: number;
}

export const AT_ONCE = 1_000;

/**
 * Seals what has no seal yet, by transaction and then by id. Whatever is visible and unsealed is taken, from the oldest
 * transaction that was unfinished at the last look: one that commits late is found by the next look, and nobody waits
 * for it. The first look is at all lines: those of a backup bear the numbers of another cluster. Runs in one transaction on the connection that holds the sealer's lock; should there ever be two, the number
 * is a key, and one of them fails.
 */
export async function sealNext(sql: Sql, { since }: Pick<Sealing, 'since'>): Promise<Sealing> {
  await sql('begin isolation level repeatable read', []);
  try {
    const [now] = await sql<{ xmin: string; n: number | null; hash: Buffer | null }>(
      `select pg_snapshot_xmin(pg_current_snapshot())::text as xmin, s.n, s.hash
       from (values (1)) one left join lateral (select n, hash from audit_seal order by n desc limit 1) s on true`,
      [],
    );
    const lines = await sql<LineAsSealed>(
      `select ${AS_SEALED} from audit a
       where ($1::text is null or (a.xid >= $1::text::xid8 and a.xid < pg_snapshot_xmax(pg_current_snapshot())))
         and not exists (select from audit_seal s where s.audit_id = a.id)
       order by a.xid, a.id limit $2`,
      [since, AT_ONCE],
    );
    let n = now?.n ?? 0;
    let hash = now?.hash ?? BEGINNING;
    const seals = lines.map((line) => ({ n: ++n, id: line.id, hash: (hash = hashOf(hash, line)) }));
    await append(sql, seals);
    await sql('commit', []);
    const all = lines.length < AT_ONCE;
    return { since: all ? (now?.xmin ?? null) : since, head: n === 0 ? null : { n, hash: hash.toString('hex') }, sealed: lines.length };
  } catch (error) {
    await sql('rollback', []).catch(() => undefined);
    throw error;
  }
}

async function append(sql: Sql, seals: { n: number; id: string; hash: Buffer }[]): Promise<void> {
  if (seals.length === 0) return;
  await sql('insert into audit_seal (n, audit_id, hash) select * from unnest($1::int[], $2::uuid[], $3::bytea[])', [
    seals.map((each) => each.n),
    seals.map((each) => each.id),
    seals.map((each) => each.hash),
  ]);
}
