import type { Rule } from './rule.ts';

/** Minutes. What is administered asks that the session proved itself within these. */
export const ADMINISTRATION = 15;

/** What changes how somebody gets in, one's own way in included. */
const ACCESS = 5;

/** Deeds of anybody that change access, or open a door for a program. */
const changesAccess = new Set([
  'addAuthenticator', 'confirmAuthenticator', 'removeAuthenticator', 'replaceRecoveryCodes', 'changePassword', 'requestOwnPhone', 'confirmOwnPhone', 'createApiToken',
]);

/** Within how many minutes a session must have proved itself (password and code) to do this; null: whenever. */
export function freshWithin(rootType: string, field: string, rule: Rule): number | null {
  if (rootType !== 'Mutation') return null;
  if (changesAccess.has(field)) return ACCESS;
  return rule === 'administrators' || rule === 'system administrators' ? ADMINISTRATION : null;
}
