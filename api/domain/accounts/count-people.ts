import type { OpenCall } from '../call.ts';

/** How many people may sign in at present. */
export async function countPeople(call: OpenCall): Promise<number> {
  const [row] = await call.sql<{ people: number }>(`select count(*)::int as people from account where status = 'ACTIVE' and kind <> 'TEAM'`, []);
  return row?.people ?? 0;
}
