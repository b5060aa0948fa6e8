import type { Call, OpenCall } from '../call.ts';

export const IMPORT_KINDS = ['STAFF', 'CLIENTS', 'CLIENT_TEAMS'] as const;
export type ImportKind = (typeof IMPORT_KINDS)[number];

export const IMPORT_STATUSES = ['READING', 'READ', 'CHECKING', 'CHECKED', 'APPLYING', 'APPLIED', 'FAILED', 'DISCARDED'] as const;
export type ImportStatus = (typeof IMPORT_STATUSES)[number];

export const IMPORT_VERDICTS = ['CREATE', 'CHANGE', 'SAME', 'ERROR'] as const;
export type ImportVerdict = (typeof IMPORT_VERDICTS)[number];

export const IMPORT_FIELDS = [
  'NAME', 'SHORT_NAME', 'EMAIL', 'SECURE_PHONE', 'EXTERNAL_ID', 'JOB_TITLE', 'SHOWN_PHONE', 'SHOWN_EMAIL', 'ROLE', 'CLIENT_TEAMS', 'CLIENT_TEAM',
] as const;
export type ImportField = (typeof IMPORT_FIELDS)[number];

/** What a column of the file is mapped to. */
export interface Mapped {
  column: string;
  field: ImportField | null;
}

/** Something wrong with a row. With a field, the sentence goes on after the field's label. */
export interface Problem {
  field: ImportField | null;
  sentence: string;
  suggestion: string | null;
}

/** A difference between a row and what stands. */
export interface Change {
  field: ImportField;
  before: string | null;
  after: string;
}

export interface ImportCounts {
  create: number;
  change: number;
  same: number;
  error: number;
}

/**
 * Whoever imports, by whichever door. Reading, checking and applying a file are many transactions, since they tell how
 * far they are while they work; each of them looks anew whether the person may.
 */
export interface Doors {
  act<T>(work: (call: Call) => Promise<T>): Promise<T>;
  actOpen<T>(work: (call: OpenCall) => Promise<T>): Promise<T>;
}

/** Seconds after which work that has not moved was broken off, as by the end of its server. */
export const BROKEN_OFF = 60;

export function problem(field: ImportField | null, sentence: string, suggestion: string | null = null): Problem {
  return { field, sentence, suggestion };
}
