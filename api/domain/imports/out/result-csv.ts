import type { Call } from '../../call.ts';
import { fieldsOf, labelOf } from '../fields.ts';
import { findImport } from '../find-import.ts';
import type { Doors, ImportVerdict } from '../import.ts';
import { type ImportRowView, rowsAfter } from '../see-rows.ts';
import { csvLine, MARK } from './csv.ts';

export interface Download {
  fileName: string;
  text: AsyncIterable<string>;
}

const AT_ONCE = 500;

/** Every row of an import with its verdict and what is wrong or will happen; a piece at a time, each asking anew whether one may see it. */
export async function importResult(doors: Doors, importId: string): Promise<Download> {
  const { id, fileName, kind } = await doors.act((call) => findImport(call, importId));
  const fields = fieldsOf(kind).map(({ field }) => field);
  const page = (after: number) =>
    doors.act(async (call: Call) => {
      const { mapped } = await findImport(call, id);
      return rowsAfter(call, { id, mapped, verdict: null, after, most: AT_ONCE });
    });
  return {
    fileName: `${fileName.replace(/\.[^.]*$/, '')}-result.csv`,
    text: (async function* () {
      yield MARK + csvLine(['Row', 'Verdict', 'What is wrong, or what will happen', ...fields.map(labelOf)]);
      for (let after: number | null = 0; after !== null; ) {
        const rows: ImportRowView[] = await page(after);
        yield rows.map((row) => csvLine([row.row, WORDS[row.verdict], why(row), ...fields.map((field) => valueOf(row, field))])).join('');
        after = rows.at(-1)?.row ?? null;
      }
    })(),
  };
}

const WORDS: Record<ImportVerdict, string> = { CREATE: 'create', CHANGE: 'change', SAME: 'same', ERROR: 'error' };

function why({ problems, changes }: ImportRowView): string {
  const wrong = problems.map(({ field, sentence }) => (field ? `${labelOf(field)} ${sentence}` : sentence));
  const changed = changes.map(({ field, before, after }) => `${labelOf(field)}: ${before ? `${before} → ` : ''}${after}`);
  return [...wrong, ...changed].join(' · ');
}

function valueOf({ cells }: ImportRowView, field: string): string {
  return cells.find((cell) => cell.field === field)?.value ?? '';
}
