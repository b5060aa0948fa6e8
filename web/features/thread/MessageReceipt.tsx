import { IconCheck, IconChecks } from '@tabler/icons-react';
import { say } from '../../ui/say.ts';
import { clockTime } from '../../ui/when.ts';
import classes from './Message.module.css';
import type { Receipt } from './rows.ts';

interface MessageReceiptProps {
  receipt: Receipt;
  /** When it was sent, where the head does not say so. */
  at: string | null;
  /** By whom, where that is not plain from the thread. */
  readBy: string | null;
  /** When it was read, if that is known. */
  readAt: string | null;
}

/** Under a message of one's own side: when it was sent, and whether it was read. */
export function MessageReceipt({ receipt, at, readBy, readAt }: MessageReceiptProps) {
  return (
    <p className={classes.receipt}>
      {receipt === 'read' && (
        <>
          {at && <time dateTime={at}>{clockTime(at)}</time>}
          <IconChecks size={14} stroke={1.75} aria-hidden />
          {readWords(readBy, readAt)}
        </>
      )}
      {receipt === 'sent' && (
        <>
          <IconCheck size={14} stroke={1.75} aria-hidden />
          {at ? say('thread.sentAt', { time: clockTime(at) }) : say('thread.sent')}
        </>
      )}
      {receipt === null && at && <time dateTime={at}>{clockTime(at)}</time>}
    </p>
  );
}

function readWords(readBy: string | null, readAt: string | null): string {
  if (readBy) return readAt ? say('thread.readByAt', { team: readBy, time: clockTime(readAt) }) : say('thread.readBy', { team: readBy });
  return readAt ? say('thread.readAt', { time: clockTime(readAt) }) : say('thread.read');
}
