import { IconArrowRight } from '@tabler/icons-react';
import type { ImportField, ImportKind, ImportRowsQuery, ImportWholeFragment } from '../generated.ts';
import { say } from '../../../ui/say.ts';
import classes from './Import.module.css';

export type ImportRow = ImportRowsQuery['import']['rows']['items'][number];
export type Label = ImportWholeFragment['fields'][number];

/** What is wrong with a row, or what will happen with it. */
export function RowWords({ row: { verdict, problems, changes, cells }, kind, labels }: { row: ImportRow; kind: ImportKind; labels: readonly Label[] }) {
  const labelOf = (field: ImportField) => labels.find((each) => each.field === field)?.label ?? '';
  if (verdict === 'SAME') return <span className={classes.faint}>{say('admin-import.stands')}</span>;
  if (verdict === 'CREATE') return <span className={classes.faint}>{createdWords(kind, cells.find(({ field }) => field === 'CLIENT_TEAMS')?.value ?? '')}</span>;
  return (
    <ul className={classes.reasons}>
      {problems.map(({ field, sentence, suggestion }) => (
        <li key={`${field} ${sentence}`}>
          {field && <strong>{labelOf(field)}</strong>} <Suggesting sentence={sentence} suggestion={suggestion ?? null} />
        </li>
      ))}
      {changes.map(({ field, before, after }) => (
        <li key={field}>
          <strong>{labelOf(field)}</strong> {before && <span className={classes.faint}>{before}</span>}{' '}
          <IconArrowRight size={14} stroke={1.75} className={classes.becomes} aria-label={say(before ? 'admin-import.becomes' : 'admin-import.isNew')} /> {after}
        </li>
      ))}
    </ul>
  );
}

function createdWords(kind: ImportKind, teams: string): string {
  if (kind === 'CLIENT_TEAMS') return say('admin-import.newTeam');
  const names = teams.split(/[;|]/).map((name) => name.trim()).filter(Boolean).join(', ');
  if (names) return say(kind === 'STAFF' ? 'admin-import.newStaffIn' : 'admin-import.newClientIn', { teams: names });
  return say(kind === 'STAFF' ? 'admin-import.newStaff' : 'admin-import.newClient');
}

/** What was probably meant stands out. */
function Suggesting({ sentence, suggestion }: { sentence: string; suggestion: string | null }) {
  const at = suggestion === null ? -1 : sentence.lastIndexOf(suggestion);
  if (suggestion === null || at < 0) return sentence;
  return (
    <>
      {sentence.slice(0, at)}
      <strong>{suggestion}</strong>
      {sentence.slice(at + suggestion.length)}
    </>
  );
}
