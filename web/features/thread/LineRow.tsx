import { IconCircleMinus, IconLock } from '@tabler/icons-react';
import { Saying } from '../../ui/Saying.tsx';
import { say } from '../../ui/say.ts';
import { clockTime } from '../../ui/when.ts';
import classes from './Line.module.css';
import { type LineReader, lineWords } from './line-words.ts';
import type { Row } from './rows.ts';

interface LineRowProps {
  row: Extract<Row, { kind: 'line' }>;
  reader: LineReader;
}

/** A system line: what happened, by name, and when. Clients read the time of the end alone. */
export function LineRow({ row: { entry }, reader }: LineRowProps) {
  const { phrase, values } = lineWords(entry, reader);
  const end = entry.__typename === 'Line' && entry.kind === 'CLOSED';
  return (
    <p className={classes.line}>
      {!reader.isStaff && end && <IconCircleMinus size={16} stroke={1.75} aria-hidden />}
      <span className={classes.words}>
        <Saying phrase={phrase} values={values} />
        {!reader.isStaff && end && `, ${clockTime(entry.at)}`}
        {entry.__typename === 'StaffLine' && (
          <span className={classes.lock} title={say('thread.onlyStaffSee')}>
            <IconLock size={13} stroke={1.75} aria-hidden />
            <span className="sb-unseen">{say('thread.onlyStaffSee')}</span>
          </span>
        )}
      </span>
      {reader.isStaff && <time dateTime={entry.at}>{clockTime(entry.at)}</time>}
    </p>
  );
}

/** Where the handover note was written, while it is pinned above. */
export function HandoverLine({ at }: { at: string }) {
  return (
    <p className={classes.line}>
      <span className={classes.words}>{say('thread.handoverPinned')}</span>
      <time dateTime={at}>{clockTime(at)}</time>
    </p>
  );
}
