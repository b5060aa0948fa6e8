import { Dots } from '../../ui/Dots.tsx';
import { say } from '../../ui/say.ts';
import { dayLabel } from '../../ui/when.ts';
import type { ThreadView } from './entry.ts';
import classes from './EntryRow.module.css';
import { endedWords } from './guard-words.ts';
import lineClasses from './Line.module.css';
import { LineRow } from './LineRow.tsx';
import { EarlierRow } from './LinkedRow.tsx';
import { MessageRow } from './MessageRow.tsx';
import { NoteRow } from './NoteRow.tsx';
import { type OutgoingDeeds, OutgoingRow } from './OutgoingRow.tsx';
import type { Row } from './rows.ts';
import { SentToRow } from './SentToRow.tsx';
import { Spine } from './Spine.tsx';

/** What every row of one thread is drawn with. */
export interface RowSetting {
  thread: ThreadView;
  isStaff: boolean;
  /** Under which name the viewer's own notes and messages stand here. */
  own: { id: string; name: string; label: string };
  outgoing: OutgoingDeeds;
}

/** One row of the list, beside its piece of the line. */
export function EntryRow({ row, setting }: { row: Row; setting: RowSetting }) {
  return (
    <div className={classes.row} data-kind={row.kind}>
      {setting.isStaff && <Spine piece={row.spine} />}
      <RowContent row={row} setting={setting} />
    </div>
  );
}

function RowContent({ row, setting: { thread, isStaff, own, outgoing } }: { row: Row; setting: RowSetting }) {
  switch (row.kind) {
    case 'earlier':
      return <EarlierRow linked={row.linked} isStaff={isStaff} />;
    case 'day':
      return <p className={lineClasses.rule}>{dayLabel(row.at)}</p>;
    case 'new':
      return (
        <p className={lineClasses.rule} data-new>
          {say('thread.newCount', { count: row.count })}
        </p>
      );
    case 'message':
      return <MessageRow row={row} isStaff={isStaff} team={thread.team?.shortName ?? null} />;
    case 'note':
      return <NoteRow row={row} />;
    case 'line':
      return <LineRow row={row} reader={{ isStaff, closeKind: thread.closeKind }} />;
    case 'outgoing':
      return <OutgoingRow row={row} isStaff={isStaff} label={row.item.note ? own.name : own.label} ended={thread.state === 'CLOSED' ? endedWords(thread, own.id).title : null} {...outgoing} />;
    case 'sent-to':
      return thread.team && <SentToRow team={thread.team} />;
    case 'typing':
      return (
        <p className={lineClasses.typing}>
          <Dots />
          {say(row.note ? 'thread.writingNote' : 'thread.writing', { name: row.names })}
        </p>
      );
  }
}
