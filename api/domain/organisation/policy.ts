import type { Actor } from '../call.ts';

/** The organisation's settings, terms and logo: system administrators, and nobody of less rank. */
export function mayChangeOrganisation(actor: Actor): boolean {
  return actor.role === 'SYSTEM_ADMIN';
}
