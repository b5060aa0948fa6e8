import type { ImportField, ImportKind, ImportStatus, ImportVerdict } from '../generated.ts';
import { say, type Phrase } from '../../../ui/say.ts';

/** What an import is called by what its rows are, where it stands, and what becomes of a row. */

export const kinds: readonly ImportKind[] = ['CLIENTS', 'STAFF', 'CLIENT_TEAMS'];

const KIND: Record<ImportKind, Phrase> = { CLIENTS: 'admin-import.kind.clients', STAFF: 'admin-import.kind.staff', CLIENT_TEAMS: 'admin-import.kind.clientTeams' };
const HINT: Record<ImportKind, Phrase> = { CLIENTS: 'admin-import.hint.clients', STAFF: 'admin-import.hint.staff', CLIENT_TEAMS: 'admin-import.hint.clientTeams' };
const STATUS: Record<ImportStatus, Phrase> = {
  READING: 'admin-import.status.reading',
  READ: 'admin-import.status.read',
  CHECKING: 'admin-import.status.checking',
  CHECKED: 'admin-import.status.checked',
  APPLYING: 'admin-import.status.applying',
  APPLIED: 'admin-import.status.applied',
  FAILED: 'admin-import.status.failed',
  DISCARDED: 'admin-import.status.discarded',
};
const VERDICT: Record<ImportVerdict, Phrase> = { CREATE: 'admin-import.verdict.create', CHANGE: 'admin-import.verdict.change', SAME: 'admin-import.verdict.same', ERROR: 'admin-import.verdict.error' };
const DONE: Record<ImportVerdict, Phrase> = { CREATE: 'admin-import.verdict.created', CHANGE: 'admin-import.verdict.changed', SAME: 'admin-import.verdict.same', ERROR: 'admin-import.verdict.leftOut' };

export const kindWords = (kind: ImportKind) => say(KIND[kind]);
export const kindHint = (kind: ImportKind) => say(HINT[kind]);
export const statusWords = (status: ImportStatus) => say(STATUS[status]);
export const verdictWords = (verdict: ImportVerdict, applied: boolean) => say(applied ? DONE[verdict] : VERDICT[verdict]);

/** The columns of the table of rows that name what a row is about. */
export function leadFields(kind: ImportKind): readonly [ImportField, ImportField] {
  return kind === 'CLIENT_TEAMS' ? ['CLIENT_TEAM', 'EMAIL'] : ['NAME', 'EMAIL'];
}

/** "1.1 s", "64 s". */
export function secondsWords(milliseconds: number): string {
  const seconds = Math.max(0.1, milliseconds / 1000);
  return say('admin-import.seconds', { seconds: seconds < 10 ? seconds.toFixed(1) : String(Math.round(seconds)) });
}
