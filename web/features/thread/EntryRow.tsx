import { Dots } from '../../ui/Dots.tsx';
import { say } from '../../ui/say.ts';
import { dayLabel } from '../../ui/when.ts';
import { Before } from './Before.tsx';
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
import type { Ask } from './use-written.ts';

/** What every row of one thread is drawn with. */
export interface RowSetting {
  thread: ThreadView;
  isStaff: boolean;
  /** Under which name the viewer's own notes and messages stand here. */
  own: { id: string; name: string; label: string };
  outgoing: OutgoingDeeds;
  /** Asks for the menu of what was written, or for what it said before. */
  ask: Ask;
  /** Leads to another entry. */
  jump: (entryId: string) => void;
}

/** One row of the list, beside its piece of the line. */
export function EntryRow({ row, setting, lit }: { row: Row; setting: RowSetting; lit: boolean }) {
  return (
    <div className={classes.row} data-kind={row.kind} data-lit={lit || undefined}>
      {setting.isStaff && <Spine piece={row.spine} />}
      <RowContent row={row} setting={setting} />
    </div>
  );
}

function RowContent({ row, setting: { thread, isStaff, own, outgoing, ask, jump } }: { row: Row; setting: RowSetting }) {
  switch (row.kind) {
    case 'before':
      return <Before threadId={thread.id} isStaff={isStaff} />;
    case 'earlier':
      return <EarlierRow linked={row.linked} isStaff={isStaff} />;
    case 'day':
      return <p className={lineClasses.rule}>{dayLabel(row.at)}</p>;
    case 'new':
      return (
        <p className={lineClasses.rule} data-new>
          {say(row.more ? 'thread.newMoreThan' : 'thread.newCount', { count: row.count })}
        </p>
      );
    case 'message':
      return <MessageRow row={row} isStaff={isStaff} ask={ask} jump={jump} />;
    case 'note':
      return <NoteRow row={row} ask={ask} jump={jump} />;
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
