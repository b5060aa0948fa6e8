import { IconAlertTriangle } from '@tabler/icons-react';
import { useState } from 'react';
import { useOutbox } from '../../data/outbox.ts';
import { Button } from '../../ui/Button.tsx';
import { DialogFrame } from '../../ui/DialogFrame.tsx';
import { say } from '../../ui/say.ts';
import { useNow } from '../../ui/when.ts';
import { about } from './about.ts';
import { Callout } from './Callout.tsx';
import type { ThreadView } from './entry.ts';
import { ago } from './span.ts';
import classes from './TransferDialog.module.css';
import type { TransferOption } from './transfer-options.ts';
import { transferWords } from './transfer-words.ts';
import type { TransferConflict } from './use-transfer.ts';

interface ConflictNoticeProps {
  thread: ThreadView;
  viewerId: string;
  conflict: TransferConflict;
  option: TransferOption | null;
  note: string;
  working: boolean;
  /** The same wish once more, decided on the thread as it is now. */
  onAgain: () => void;
  onChooseAgain: () => void;
  onClose: () => void;
}

/** Somebody was faster. Who and when, the note is kept, and the choice is made again. */
export function ConflictNotice({ thread, viewerId, conflict, option, note, working, onAgain, onChooseAgain, onClose }: ConflictNoticeProps) {
  const now = useNow(1000);
  const { send } = useOutbox(thread.id);
  const [given, setGiven] = useState(false);
  const { holder } = conflict;
  const mine = holder?.id === viewerId;
  const name = mine ? say('thread.you') : (holder?.shortName ?? '');
  const there = holder !== null && option?.party?.id === holder.id;

  const give = () => {
    send({ text: note.trim(), lastSeenSeq: thread.lastSeq, note: true });
    setGiven(true);
  };
  return (
    <DialogFrame
      opened
      onClose={onClose}
      busy={working}
      title={say('thread.transfer.title')}
      subtitle={about(thread)}
      actions={
        <>
          <Button variant="subtle" onClick={onClose} data-autofocus>
            {say('thread.closeDialog')}
          </Button>
          {note.trim() !== '' && holder && !mine && (
            <Button variant="default" onClick={give} disabled={given || !thread.can.note}>
              {given ? say('thread.conflict.noteGiven') : say('thread.conflict.giveNote', { name })}
            </Button>
          )}
          {there || !option ? (
            <Button variant="default" onClick={onChooseAgain}>
              {say('thread.conflict.chooseAgain')}
            </Button>
          ) : (
            <Button variant="filled" onClick={onAgain} disabled={working}>
              {holder && !mine ? say('thread.conflict.transferFrom', { name }) : transferWords(option)}
            </Button>
          )}
        </>
      }
    >
      <div className={classes.body}>
        <Callout tone="late" mark={<IconAlertTriangle size={20} stroke={1.75} aria-hidden />} title={whatHappened(conflict, name, now)} text={whatItMeans(option, name, there, holder === null ? 'nobody' : mine ? 'you' : 'other')} />
        {note.trim() !== '' && <p className={classes.kept}>{say('thread.conflict.noteKept', { note: note.trim() })}</p>}
      </div>
    </DialogFrame>
  );
}

function whatHappened({ holder, since }: TransferConflict, name: string, now: number): string {
  if (!holder) return say('thread.conflict.returned');
  return since ? say('thread.conflict.took', { name, ago: ago(since, now) }) : say('thread.conflict.tookSometime', { name });
}

function whatItMeans(option: TransferOption | null, name: string, there: boolean, holds: 'you' | 'other' | 'nobody'): string {
  if (there) return say('thread.conflict.alreadyThere', { name });
  return say('thread.conflict.notMade', { target: option?.target ?? '', name, holds });
}
