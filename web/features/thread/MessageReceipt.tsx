import { IconCheck, IconChecks } from '@tabler/icons-react';
import { say } from '../../ui/say.ts';
import { clockTime } from '../../ui/when.ts';
import classes from './Message.module.css';
import type { Receipt } from './rows.ts';

interface MessageReceiptProps {
  receipt: Receipt | null;
  /** When it was sent, where the head does not say so. */
  at: string | null;
}

/** Under a message of one's own side: when it was sent, and whether it was read. One time is not said twice. */
export function MessageReceipt({ receipt, at }: MessageReceiptProps) {
  const sent = at && clockTime(at);
  if (receipt?.kind === 'sent') {
    return (
      <p className={classes.receipt}>
        <IconCheck size={14} stroke={1.75} aria-hidden />
        {sent ? say('thread.sentAt', { time: sent }) : say('thread.sent')}
      </p>
    );
  }
  const read = receipt?.at && clockTime(receipt.at);
  return (
    <p className={classes.receipt}>
      {at && sent !== read && <time dateTime={at}>{sent}</time>}
      {receipt && <IconChecks size={14} stroke={1.75} aria-hidden />}
      {receipt && readWords(receipt.by, read)}
    </p>
  );
}

function readWords(team: string | null, time: string | null | undefined): string {
  if (team) return time ? say('thread.readByAt', { team, time }) : say('thread.readBy', { team });
  return time ? say('thread.readAt', { time }) : say('thread.read');
}
