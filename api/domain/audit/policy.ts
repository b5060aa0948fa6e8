import type { Actor } from '../call.ts';

/** The audit is read by administrators. */
export function mayReadAudit({ role }: Actor): boolean {
  return role === 'USER_ADMIN' || role === 'SYSTEM_ADMIN';
}

/** A user administrator touches neither system administrators nor the settings, and so does not read about them. */
export function readsAll({ role }: Actor): boolean {
  return role === 'SYSTEM_ADMIN';
}
