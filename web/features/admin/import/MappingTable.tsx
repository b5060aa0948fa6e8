import { IconArrowRight, IconChevronDown } from '@tabler/icons-react';
import type { ImportField, ImportWholeFragment } from '../generated.ts';
import { AdminTable, type Column } from '../../../ui/AdminTable.tsx';
import { say } from '../../../ui/say.ts';
import { Native } from '../../../ui/Select.tsx';
import labelled from '../../../ui/Labelled.module.css';
import classes from './Import.module.css';
import type { Mapping } from './mapping.ts';

interface MappingTableProps {
  mapping: Mapping;
  import_: ImportWholeFragment;
  onChoose: (column: string, field: ImportField | null) => void;
}

type Line = Mapping[number] & { examples: readonly string[] };

/** A line for each column of the file: its name, what stands in it, and what it is. */
export function MappingTable({ mapping, import_, onChoose }: MappingTableProps) {
  const examplesOf = (column: string) => import_.mapping.find((each) => each.column === column)?.examples ?? [];
  const choices = [{ value: '', label: say('admin-import.leaveOut') }, ...import_.fields.map(({ field, label, required }) => ({ value: field, label: required ? say('admin-import.needed', { label }) : label }))];
  const fieldFrom = (value: string) => import_.fields.find(({ field }) => field === value)?.field ?? null;
  const columns: readonly Column<Line>[] = [
    { key: 'column', title: say('admin-import.column.column'), part: 'lead', width: '26%', cell: ({ column }) => column },
    { key: 'examples', title: say('admin-import.column.examples'), cell: ({ examples }) => <span className={classes.examples}>{examples.join(' · ')}</span> },
    {
      key: 'field',
      title: say('admin-import.column.field'),
      width: '19rem',
      cell: ({ column, field }) => (
        <span className={classes.field}>
          <IconArrowRight size={16} stroke={1.75} aria-hidden data-off={field === null || undefined} />
          <span className={labelled.list}>
            <Native className={labelled.control} aria-label={say('admin-import.fieldOf', { column })} value={field ?? ''} choices={choices} onChange={(value) => onChoose(column, fieldFrom(value))} />
            <IconChevronDown size={16} stroke={1.75} aria-hidden />
          </span>
        </span>
      ),
    },
  ];
  return (
    <AdminTable
      label={say('admin-import.columns')}
      columns={columns}
      rows={mapping.map((each) => ({ ...each, examples: examplesOf(each.column) }))}
      rowKey={({ column }) => column}
      status="ready"
      empty={null}
      onAgain={() => undefined}
    />
  );
}
