import { Refusal } from '../../errors.ts';
import { email, line, optionalLine, phone } from '../../input.ts';
import { type ImportField, problem, type Problem } from '../import.ts';
import { LOST } from '../read/read-row.ts';

/** The cells of a row by field, as they stand in the file. */
export type Cells = Partial<Record<ImportField, string>>;

/** Reads cells into values, and gathers what is wrong with them on the way. A blank cell is null: what stands, stays. */
export interface CellReader {
  problems: Problem[];
  line(field: ImportField, longest: number): string | null;
  email(field: ImportField): string | null;
  phone(field: ImportField): string | null;
}

export function readCells(cells: Cells): CellReader {
  const problems: Problem[] = [];
  const read = <T>(field: ImportField, take: (value: string) => T): T | null => {
    const value = cells[field];
    if (value === undefined || value.trim() === '') return null;
    try {
      const taken = take(value);
      refuseHostile(field, value);
      return taken;
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      problems.push(problem(field, afterLabel(error.message, value)));
      return null;
    }
  };
  return {
    problems,
    line: (field, longest) => read(field, (value) => line(field, value, longest)),
    email: (field) => read(field, (value) => {
      const why = whyNoEmail(value.trim());
      return why ? refuse(why) : email(field, value);
    }),
    // Our own exports put a ' before a plus sign.
    phone: (field) => read(field, (value) => phone(field, optionalLine(field, value.trim().replace(/^'(?=\+)/, ''), 40) ?? '')),
  };
}

/**
 * A spreadsheet takes a cell for a formula by its first sign, and runs it for whoever opens the export. What begins so is
 * not taken in; a phone number in a phone's column may.
 */
function refuseHostile(field: ImportField, value: string): void {
  const isPhone = field === 'SECURE_PHONE' || field === 'SHOWN_PHONE';
  if (/^\s*[=@-]|^[\t\r]/.test(value) || (/^\s*\+/.test(value) && !isPhone)) refuse('begins with a formula sign. Formulas are not imported.');
  if (value.includes(LOST)) refuse(`holds ${LOST}, where a character was lost.`);
}

function refuse(sentence: string): never {
  throw new Refusal('BAD_USER_INPUT', sentence);
}

/** What exactly is missing, so that nobody has to search for it. */
function whyNoEmail(value: string): string | null {
  const parts = value.split('@');
  const [before, after] = parts;
  if (/\s/.test(value)) return 'has a blank in it.';
  if (parts.length === 1) return 'has no @.';
  if (parts.length > 2) return 'has more than one @.';
  if (!before) return 'has nothing before the @.';
  if (!after) return 'has nothing after the @.';
  if (!/[^.]\.[^.]+$/.test(after)) return `has no ending after “${after.replace(/\.+$/, '')}”.`;
  return null;
}

/** The domain's sentences stand alone; here they go on after the label of the field. */
function afterLabel(sentence: string, value: string): string {
  if (sentence.startsWith('This ')) return sentence.slice(5);
  if (/^[a-z]/.test(sentence)) return sentence;
  if (sentence.startsWith('Too ')) return `${value.trim()} is t${sentence.slice(1)}`;
  return `${value.trim()}: ${sentence}`;
}
