import { IconPin, IconX } from '@tabler/icons-react';
import { say } from '../../ui/say.ts';
import { clockTime } from '../../ui/when.ts';
import type { NoteView } from './entry.ts';
import classes from './Note.module.css';
import { WrittenText } from './WrittenText.tsx';

interface HandoverPinProps {
  note: NoteView;
  onDismiss: () => void;
}

/** What the one before wanted the new holder to know, in sight until it is put away. */
export function HandoverPin({ note, onDismiss }: HandoverPinProps) {
  return (
    <aside className={`${classes.note} ${classes.pinned}`} aria-label={say('thread.handoverFrom', { name: note.writer.shortName })}>
      <header className={classes.head}>
        <IconPin size={14} stroke={1.75} aria-hidden />
        <b>{say('thread.handoverFrom', { name: note.writer.shortName })}</b>
        <time dateTime={note.at}>{clockTime(note.at)}</time>
        <button type="button" className={classes.close} onClick={onDismiss} aria-label={say('thread.handoverDismiss')}>
          <IconX size={14} stroke={1.75} aria-hidden />
        </button>
      </header>
      <div className={classes.text} dir="auto">
        <WrittenText text={note.text} />
      </div>
    </aside>
  );
}
