import { IconAlertCircle, IconArrowUp, IconClock, IconLock } from '@tabler/icons-react';
import type { Unsent } from '../../data/outbox.ts';
import { say } from '../../ui/say.ts';
import { clockTime } from '../../ui/when.ts';
import { copyText } from './copy-text.ts';
import messageClasses from './Message.module.css';
import noteClasses from './Note.module.css';
import type { Row } from './rows.ts';
import { WrittenText } from './WrittenText.tsx';

/** What can be done with what did not go out. */
export interface OutgoingDeeds {
  retry: (id: string) => void;
  drop: (id: string) => void;
  /** Out of the list and into the composer. */
  takeBack: (id: string) => void;
}

interface OutgoingRowProps extends OutgoingDeeds {
  row: Extract<Row, { kind: 'outgoing' }>;
  isStaff: boolean;
  /** Why nothing goes out any more, if the thread has ended: then there is nothing to retry. */
  ended: string | null;
  /** Under which name one's own messages stand here. */
  label: string;
}

/** A message or note on its way. Words say where it is; a retry keeps its id, so it cannot double. */
export function OutgoingRow({ row: { item, side, head }, isStaff, label, ...rest }: OutgoingRowProps) {
  if (item.note) return <OutgoingNote item={item} label={label} {...rest} />;
  return (
    <article className={messageClasses.message} data-side={side} data-own data-state={item.state} data-head={head || undefined}>
      {head && isStaff && (
        <header className={messageClasses.head}>
          <b>{label}</b>
          <time dateTime={item.at}>{clockTime(item.at)}</time>
        </header>
      )}
      <div className={messageClasses.line}>
        <div className={messageClasses.bubble} dir="auto">
          <WrittenText text={item.text} />
        </div>
      </div>
      <p className={messageClasses.receipt}>
        <Progress item={item} {...rest} />
      </p>
    </article>
  );
}

type ProgressProps = Pick<OutgoingRowProps, 'retry' | 'drop' | 'takeBack' | 'ended'> & { item: Unsent };

function OutgoingNote({ item, label, ...rest }: ProgressProps & { label: string }) {
  return (
    <article className={noteClasses.note} data-state={item.state}>
      <header className={noteClasses.head}>
        <IconLock size={14} stroke={1.75} aria-hidden />
        <b>{say('thread.noteHead', { name: label })}</b>
        <time dateTime={item.at}>{clockTime(item.at)}</time>
      </header>
      <div className={noteClasses.text} dir="auto">
        <WrittenText text={item.text} />
      </div>
      <p className={messageClasses.receipt}>
        <Progress item={item} {...rest} />
      </p>
    </article>
  );
}

function Progress({ item, ended, retry, drop, takeBack }: ProgressProps) {
  const back = item.canTakeBack && !ended && (
    <button type="button" onClick={() => takeBack(item.clientMessageId)}>
      {say('thread.takeBack')}
    </button>
  );
  if (item.state === 'sending') return <Told icon={<IconArrowUp size={14} stroke={1.75} aria-hidden />} text={say('thread.sending')} />;
  if (item.state === 'queued') {
    return (
      <>
        <Told icon={<IconClock size={14} stroke={1.75} aria-hidden />} text={say('thread.queued')} />
        {back}
      </>
    );
  }
  const refused = item.error?.code === 'PARTICIPANTS_REFUSED' ? say('thread.mentionRefused', { name: item.error.message }) : item.error?.message;
  const reason = ended ?? refused;
  return (
    <>
      <Told icon={<IconAlertCircle size={14} stroke={1.75} aria-hidden />} text={reason ? say('thread.failedBecause', { reason }) : say('thread.failed')} />
      {!ended && (
        <button type="button" className={messageClasses.retry} onClick={() => retry(item.clientMessageId)}>
          {say('thread.retry')}
        </button>
      )}
      {back || (
        <button type="button" onClick={() => void copyText(item.text)}>
          {say('thread.copy')}
        </button>
      )}
      <button type="button" onClick={() => drop(item.clientMessageId)}>
        {say('thread.discard')}
      </button>
    </>
  );
}

function Told({ icon, text }: { icon: React.ReactNode; text: string }) {
  return (
    <span className={messageClasses.told}>
      {icon}
      {text}
    </span>
  );
}
