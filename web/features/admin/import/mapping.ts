import type { ImportField } from '../generated.ts';

/** What each column of the file is; null: it is left out. */
export type Mapping = readonly { column: string; field: ImportField | null }[];

interface Choice {
  field: ImportField;
  label: string;
  required: boolean;
}

/** The column is this field from now on. No two are: the one that was before is left out. */
export function chosen(mapping: Mapping, column: string, field: ImportField | null): Mapping {
  return mapping.map((each) => (each.column === column ? { column, field } : field !== null && each.field === field ? { ...each, field: null } : each));
}

/** The labels of the fields that need a column and have none. Somebody is found by e-mail or by external id. */
export function missingFrom(mapping: Mapping, fields: readonly Choice[]): string[] {
  const mapped = new Set(mapping.map(({ field }) => field));
  const missing = fields.filter(({ field, required }) => required && !mapped.has(field)).map(({ label }) => label);
  if (mapped.has('EMAIL') || mapped.has('EXTERNAL_ID')) return missing;
  const email = fields.find(({ field }) => field === 'EMAIL')?.label;
  return email === undefined || missing.includes(email) ? missing : [...missing, email];
}

export function isWhole(mapping: Mapping, fields: readonly Choice[]): boolean {
  return missingFrom(mapping, fields).length === 0;
}
