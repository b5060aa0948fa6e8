import { ask, question } from '../asked.ts';
import type { OpenCall } from '../call.ts';
import type { Look } from './see.ts';

/** Which part of a thread somebody may read: of its public entries and of its staff-only ones. `to` null: it lasts. */
export interface Window {
  fromSeq: number;
  toSeq: number | null;
  fromNote: number;
  toNote: number | null;
}

/** What somebody may read of a thread, and the numbers at which that was found: it counts at exactly these. */
export interface Verdict {
  rights: number;
  firm: number;
  windows: Window[];
  /** Milliseconds until the session ends by the clock alone, which moves no number. Null: it is nobody's session. */
  lasts: number | null;
}

/** The verdicts of many at once, each about one thread, in one statement and in their order. Null: it is nobody who asks. */
export async function judge(call: OpenCall, looks: readonly Look[]): Promise<(Verdict | null)[]> {
  const rows = await ask<JudgedRow>(call, JUDGE, looks.map(({ viewer, threadId }) => [...viewer, threadId]));
  const byPlace = new Map(rows.map((row) => [row.n, row]));
  return looks.map((_, i) => verdictOf(byPlace.get(i + 1)));
}

interface JudgedRow {
  n: number;
  rights: number;
  firm: number;
  lasts: number | null;
  windows: [number, number | null, number, number | null][];
}

function verdictOf(row: JudgedRow | undefined): Verdict | null {
  if (!row) return null;
  const { rights, firm, lasts } = row;
  return { rights, firm, lasts, windows: row.windows.map(([fromSeq, toSeq, fromNote, toNote]) => ({ fromSeq, toSeq, fromNote, toNote })) };
}

const JUDGE = question('judge', { session_id: 'uuid', account_id: 'uuid', thread_id: 'uuid' }, `
with v as materialized (
  select a.n, a.session_id, a.thread_id, f.me, f.teams, f.open
  from asked a
  cross join lateral viewer_facts(a.session_id, a.account_id) f)
select v.n::int, coalesce(t.rights, 0) as rights, coalesce((select rights from organisation), 0) as firm,
  (select extract(epoch from least(s.expires_at, case s.kind when 'TOKEN' then 'infinity' else s.used_at + make_interval(secs => s.idle_seconds) end) - now()) * 1000
    from session s where s.id = v.session_id)::float8 as lasts,
  (select coalesce(json_agg(json_build_array(w.from_seq, w.to_seq, w.from_note, w.to_note)), '[]')
    from reach(t.id, t.team_id, v.me, v.teams, v.open) w) as windows
from v left join thread t on t.id = v.thread_id`);
