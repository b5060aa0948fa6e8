import type { OpenCall } from '../call.ts';
import { oneChangeAtATime } from '../organisation/organisation.ts';

/**
 * Whether this is the last system administrator who may act: then they stay one. Asked before a suspension or a change
 * of role, and one at a time, so that two who suspend each other do not both succeed.
 */
export async function isLastSystemAdministrator(call: OpenCall, accountId: string): Promise<boolean> {
  await oneChangeAtATime(call);
  const active = await call.sql<{ id: string }>(`select id from account where role = 'SYSTEM_ADMIN' and status = 'ACTIVE'`, []);
  return active.length === 1 && active[0]?.id === accountId;
}
