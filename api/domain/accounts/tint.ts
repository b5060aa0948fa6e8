import type { OpenCall } from '../call.ts';

const TINTS = 7;

/** Which of the seven tints a new account gets: from its name, so that it is the same wherever the account is made. */
export function tintOf(name: string): number {
  let hash = 2_166_136_261;
  for (const unit of Buffer.from(name)) hash = Math.imul(hash ^ unit, 16_777_619) >>> 0;
  // The upper bits are folded in: the lower ones alone hardly differ between short names.
  return (((hash ^ (hash >>> 13)) >>> 0) % TINTS) + 1;
}

/** Teams stand side by side on every desk, so each gets the next tint; the first team has the accent's own. */
export async function nextTeamTint(call: OpenCall): Promise<number> {
  const [row] = await call.sql<{ teams: number }>(`select count(*)::int as teams from account where kind = 'TEAM'`, []);
  return ((row?.teams ?? 0) % TINTS) + 1;
}
