import { say } from '../../ui/say.ts';
import { clockTime } from '../../ui/when.ts';
import classes from './Message.module.css';
import { MessageReceipt } from './MessageReceipt.tsx';
import type { Row } from './rows.ts';
import { speakerLabel } from './side.ts';
import { WrittenText } from './WrittenText.tsx';

interface MessageRowProps {
  row: Extract<Row, { kind: 'message' }>;
  isStaff: boolean;
  /** Whom a client's messages are read by. */
  team: string | null;
}

/** A message, with its author at the head of a group and what became of it at the foot. */
export function MessageRow({ row, isStaff, team }: MessageRowProps) {
  const { entry, own, side, head, tail, receipt, fresh } = row;
  const label = speakerLabel(entry.author, isStaff);
  // Clients know their own words: time and receipt stand below them instead.
  const named = head && (isStaff || !own);
  return (
    <article className={classes.message} data-side={side} data-own={own || undefined} data-head={head || undefined}>
      {named ? (
        <header className={classes.head}>
          <b>{label}</b>
          <time dateTime={entry.at}>{clockTime(entry.at)}</time>
        </header>
      ) : (
        <span className="sb-unseen">
          {label} {clockTime(entry.at)}
        </span>
      )}
      <div className={classes.line}>
        {fresh && <span className={classes.fresh}>{say('thread.newChip')}</span>}
        <div className={classes.bubble} dir="auto">
          <WrittenText text={entry.text} />
        </div>
      </div>
      {(receipt || (!isStaff && own && tail)) && <MessageReceipt receipt={receipt} at={isStaff ? null : entry.at} readBy={isStaff ? null : team} />}
    </article>
  );
}
