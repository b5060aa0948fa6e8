import { IconArrowUp, IconPlus, IconTrash } from '@tabler/icons-react';
import { type ReactNode, useEffect, useRef } from 'react';
import { ActionIcon } from '../../../ui/ActionIcon.tsx';
import { Button } from '../../../ui/Button.tsx';
import { say } from '../../../ui/say.ts';
import { TextField } from '../../../ui/TextField.tsx';
import classes from './NameRows.module.css';

/** Something with a name in a list that is saved as a whole; `id` null: it is new. */
export interface Named {
  id: string | null;
  name: string;
}

interface NameRowsProps<Row extends Named> {
  rows: readonly Row[];
  onChange: (rows: Row[]) => void;
  /** A new one, without a name yet. */
  blank: () => Row;
  label: string;
  add: string;
  /** What is wrong, by place. */
  faults: Readonly<Record<number, string>>;
  /** What a row has besides its name. */
  beside?: (row: Row, change: (row: Row) => void) => ReactNode;
}

/** Names in an order: each can be changed, moved up and taken out, and a new one is written at the end. */
export function NameRows<Row extends Named>({ rows, onChange, blank, label, add, faults, beside }: NameRowsProps<Row>) {
  const list = useRef<HTMLUListElement>(null);
  const added = useRef(false);
  const put = (place: number, row: Row) => onChange(rows.map((each, i) => (i === place ? row : each)));

  useEffect(() => {
    if (added.current) list.current?.querySelector<HTMLInputElement>('li:last-child input')?.focus();
    added.current = false;
  }, [rows.length]);

  return (
    <>
      <ul ref={list} className={classes.rows}>
        {rows.map((row, i) => (
          <li key={row.id ?? `new ${i}`}>
            <TextField label={`${label} ${i + 1}`} maxLength={40} value={row.name} error={faults[i]} onChange={(name) => put(i, { ...row, name })} />
            {beside?.(row, (changed) => put(i, changed))}
            <ActionIcon disabled={i === 0} aria-label={say('texts.moveUp', { name: row.name })} onClick={() => onChange(rows.map((each, place) => (place === i - 1 ? row : place === i ? (rows[i - 1] ?? each) : each)))}>
              <IconArrowUp size={18} stroke={1.75} aria-hidden />
            </ActionIcon>
            <ActionIcon aria-label={say('texts.delete', { title: row.name })} onClick={() => onChange(rows.filter((_, place) => place !== i))}>
              <IconTrash size={18} stroke={1.75} aria-hidden />
            </ActionIcon>
          </li>
        ))}
      </ul>
      <Button
        variant="default"
        leftSection={<IconPlus size={18} stroke={1.75} aria-hidden />}
        onClick={() => {
          added.current = true;
          onChange([...rows, blank()]);
        }}
      >
        {add}
      </Button>
    </>
  );
}

/** What the server found wrong with one of a list: "input.tags.1.name". */
export function placeIn(path: string | undefined): number | null {
  const match = /\.(\d+)\.name$/u.exec(path ?? '');
  return match ? Number(match[1]) : null;
}
