import { IconLock, IconPin } from '@tabler/icons-react';
import { say } from '../../ui/say.ts';
import { clockTime } from '../../ui/when.ts';
import { HandoverLine } from './LineRow.tsx';
import classes from './Note.module.css';
import type { Row } from './rows.ts';
import { WrittenText } from './WrittenText.tsx';

/** A note of the staff: never in a bubble. A handover note that is pinned above is one line here. */
export function NoteRow({ row: { entry, pinned } }: { row: Extract<Row, { kind: 'note' }> }) {
  if (pinned) return <HandoverLine at={entry.at} />;
  const name = entry.writer.shortName;
  return (
    <article className={classes.note}>
      <header className={classes.head}>
        {entry.handover ? <IconPin size={14} stroke={1.75} aria-hidden /> : <IconLock size={14} stroke={1.75} aria-hidden />}
        <b>{entry.handover ? `${say('thread.handoverFrom', { name })} · ${say('thread.onlyStaff')}` : say('thread.noteHead', { name })}</b>
        <time dateTime={entry.at}>{clockTime(entry.at)}</time>
      </header>
      <div className={classes.text} dir="auto">
        <WrittenText text={entry.text} />
      </div>
    </article>
  );
}
