import { Fragment } from 'react';
import { Keycaps } from '../../ui/Keycaps.tsx';
import { keyNames } from '../../ui/keys/names.ts';
import type { Found } from './entry.ts';
import classes from './Palette.module.css';
import type { Fit } from './rank.ts';

interface RowProps {
  id: string;
  entry: Found;
  active: boolean;
  onPoint: () => void;
  onRun: () => void;
}

/** One line: what it is, whose or how, and the key that does the same. */
export function Row({ id, entry, active, onPoint, onRun }: RowProps) {
  const names = active ? ['↵'] : entry.key ? keyNames(entry.key) : [];
  return (
    <div className={classes.row} id={id} role="option" aria-selected={active} onPointerMove={active ? undefined : onPoint} onClick={onRun}>
      <span className={classes.mark}>{entry.mark}</span>
      <span className={classes.words}>
        <bdi className={classes.label}>
          <Marked text={entry.label} fit={entry.fit} />
        </bdi>
        {entry.detail && (
          <bdi className={classes.detail}>
            <Marked text={entry.detail} fit={entry.detailFit} />
          </bdi>
        )}
      </span>
      <Keycaps names={names} />
    </div>
  );
}

/** The letters that fitted stand out. */
function Marked({ text, fit }: { text: string; fit: Fit | null }) {
  const marks = fit?.marks ?? [];
  if (marks.length === 0) return text;
  return (
    <>
      {marks.map(([from, to], at) => (
        <Fragment key={from}>
          {text.slice(marks[at - 1]?.[1] ?? 0, from)}
          <strong>{text.slice(from, to)}</strong>
        </Fragment>
      ))}
      {text.slice(marks.at(-1)?.[1])}
    </>
  );
}
