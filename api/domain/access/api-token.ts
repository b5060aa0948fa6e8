import type { Scope } from '../call.ts';

/** A token as its account, its maker and administrators see it. The accounts are loaded by their ids. */
export interface ApiTokenView {
  id: string;
  name: string;
  accountId: string;
  scopes: Scope[];
  teamIds: string[];
  createdById: string;
  createdAt: Date;
  expiresAt: Date;
  lastUsedAt: Date | null;
  lastUsedFrom: string | null;
  revokedAt: Date | null;
  /** The last four characters of the secret. */
  ending: string;
}

/** What a scope brings along: an answer to a change shows what was changed, and whoever writes says what they had seen. */
const INCLUDES: Partial<Record<Scope, Scope>> = { WRITE_DIRECTORY: 'READ_DIRECTORY', SEND_AS_TEAM: 'READ_THREADS' };

/** In the order of the contract, each once, with what they include. */
export function withIncluded(scopes: readonly Scope[]): Scope[] {
  const wanted = new Set(scopes.flatMap((scope) => [scope, INCLUDES[scope] ?? scope]));
  return (['READ_DIRECTORY', 'WRITE_DIRECTORY', 'READ_THREADS', 'SEND_AS_TEAM'] as const).filter((scope) => wanted.has(scope));
}

/** Whether it opens threads. Nobody gives that away for somebody else: no rank reads threads. */
export function opensThreads(scopes: readonly Scope[]): boolean {
  return scopes.includes('READ_THREADS');
}
