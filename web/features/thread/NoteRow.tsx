import { IconLock, IconPin } from '@tabler/icons-react';
import { say } from '../../ui/say.ts';
import { clockTime } from '../../ui/when.ts';
import { HandoverLine } from './LineRow.tsx';
import classes from './Note.module.css';
import { Quote } from './Quote.tsx';
import type { Row } from './rows.ts';
import type { Ask } from './use-written.ts';
import { Edited, More, WrittenBody } from './WrittenParts.tsx';

/** A note of the staff: never in a bubble. A handover note that is pinned above is one line here. */
export function NoteRow({ row: { entry, pinned }, ask, jump }: { row: Extract<Row, { kind: 'note' }>; ask: Ask; jump: (entryId: string) => void }) {
  if (pinned) return <HandoverLine at={entry.at} />;
  const name = entry.writer.shortName;
  return (
    <article className={classes.note}>
      <header className={classes.head}>
        {entry.handover ? <IconPin size={14} stroke={1.75} aria-hidden /> : <IconLock size={14} stroke={1.75} aria-hidden />}
        <b>{entry.handover ? `${say('thread.handoverFrom', { name })} · ${say('thread.onlyStaff')}` : say('thread.noteHead', { name })}</b>
        {entry.via && <span>{say('thread.via', { token: entry.via })}</span>}
        {entry.editedAt && <Edited entry={entry} ask={ask} />}
        <More entry={entry} name={name} ask={ask} />
        <time dateTime={entry.at}>{clockTime(entry.at)}</time>
      </header>
      <div className={classes.text} data-deleted={entry.deletedAt ? true : undefined}>
        {entry.inReplyTo && <Quote threadId={entry.threadId} entryId={entry.inReplyTo} onJump={jump} />}
        <WrittenBody entry={entry} name={name} />
      </div>
    </article>
  );
}
