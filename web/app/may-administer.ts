import type { Viewer } from '../data/viewer.ts';

/** Whether there is an administration for somebody of this role. What they may do there the server decides, deed by deed. */
export function mayAdminister(role: Viewer['role']): boolean {
  return role === 'USER_ADMIN' || role === 'SYSTEM_ADMIN';
}
