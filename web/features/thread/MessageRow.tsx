import { say } from '../../ui/say.ts';
import { clockTime } from '../../ui/when.ts';
import classes from './Message.module.css';
import { MessageReceipt } from './MessageReceipt.tsx';
import { Quote } from './Quote.tsx';
import type { Row } from './rows.ts';
import { messageLabel } from './side.ts';
import type { Ask } from './use-written.ts';
import { Edited, More, WrittenBody } from './WrittenParts.tsx';

interface MessageRowProps {
  row: Extract<Row, { kind: 'message' }>;
  isStaff: boolean;
  ask: Ask;
  jump: (entryId: string) => void;
}

/** A message, with its author at the head of a group and what became of it at the foot. */
export function MessageRow({ row, isStaff, ask, jump }: MessageRowProps) {
  const { entry, own, side, head, tail, receipt, fresh } = row;
  const label = messageLabel(entry, isStaff);
  const via = entry.via ? say('thread.via', { token: entry.via }) : null;
  // Clients know their own words: time and receipt stand below them instead.
  const named = head && (isStaff || !own);
  return (
    <article className={classes.message} data-side={side} data-own={own || undefined} data-head={head || undefined} data-automatic={entry.automatic || undefined}>
      {named ? (
        <header className={classes.head}>
          <b>{label}</b>
          {via && <span>{via}</span>}
          <time dateTime={entry.at}>{clockTime(entry.at)}</time>
        </header>
      ) : (
        <span className="sb-unseen">
          {label} {via} {clockTime(entry.at)}
        </span>
      )}
      <div className={classes.line}>
        {fresh && <span className={classes.fresh}>{say('thread.newChip')}</span>}
        <div className={classes.bubble} data-deleted={entry.deletedAt ? true : undefined}>
          {entry.inReplyTo && <Quote threadId={entry.threadId} entryId={entry.inReplyTo} onJump={jump} />}
          <WrittenBody entry={entry} name={own && !isStaff ? null : (entry.author.person ?? entry.author.team)?.shortName} />
          {entry.editedAt && <Edited entry={entry} ask={isStaff || own ? ask : null} />}
        </div>
        <More entry={entry} name={label} ask={ask} />
      </div>
      {(receipt || (!isStaff && own && tail)) && <MessageReceipt receipt={receipt} at={isStaff ? null : entry.at} />}
    </article>
  );
}
