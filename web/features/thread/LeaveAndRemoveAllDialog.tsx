import { IconHistory, IconMessagePlus, IconPlugConnected, IconUsersMinus } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { Button } from '../../ui/Button.tsx';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { DialogFrame } from '../../ui/DialogFrame.tsx';
import { KeyHint } from '../../ui/KeyHint.tsx';
import { say } from '../../ui/say.ts';
import { about } from './about.ts';
import type { EntryView, ThreadView } from './entry.ts';
import classes from './LeaveAndRemoveAllDialog.module.css';
import { leavingWords, othersLeaving } from './leaving.ts';
import { OutcomeField } from './texts/OutcomeField.tsx';
import { UnreadGuard } from './UnreadGuard.tsx';
import { type Ended, useLeaveAll } from './use-leave-all.ts';

interface LeaveAndRemoveAllDialogProps {
  thread: ThreadView;
  entries: readonly EntryView[];
  viewerId: string;
  /** The newest seq that the viewer had seen when the dialog opened. */
  seenSeq: number;
  onClose: () => void;
  onEnded: (ended: Ended) => void;
  /** The better way under the guard. */
  onReadAndAnswer: () => void;
}

/** Says what the end of a conversation will do, and lets nobody end over a client's unread words by accident. */
export function LeaveAndRemoveAllDialog({ thread, entries, viewerId, seenSeq, onClose, onEnded, onReadAndAnswer }: LeaveAndRemoveAllDialogProps) {
  const { unread, confirmed, setConfirmed, outcomeId, setOutcomeId, outcomeMissing, working, trouble, leaveAll } = useLeaveAll({ thread, entries, seenSeq, onEnded });
  const cancel = useRef<HTMLButtonElement>(null);
  const guarded = unread !== null;
  const words = leavingWords(othersLeaving(thread, viewerId));
  const client = thread.client?.shortName;

  // Under the guard a quick Enter must not end anything.
  useEffect(() => {
    if (guarded) cancel.current?.focus();
  }, [guarded]);

  useEffect(() => {
    if (!guarded) return;
    const press = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() === 'r' && !event.ctrlKey && !event.metaKey && !event.altKey) onReadAndAnswer();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [guarded, onReadAndAnswer]);

  return (
    <DialogFrame
      opened
      onClose={onClose}
      busy={working}
      title={say('thread.leaveAll.title')}
      subtitle={about(thread)}
      aside={say('thread.leaveAll.undo')}
      actions={
        <>
          <Button ref={cancel} variant="subtle" onClick={onClose} disabled={working} data-autofocus={guarded || undefined}>
            {say('thread.cancel')}
          </Button>
          {guarded && (
            <Button variant="default" onClick={onReadAndAnswer} disabled={working} aria-keyshortcuts="R" rightSection={<KeyHint>R</KeyHint>}>
              {say('thread.leaveAll.readAndAnswer')}
            </Button>
          )}
          <Button variant="filled" onClick={leaveAll} disabled={working || (guarded && !confirmed)} aria-busy={working} data-autofocus={guarded ? undefined : true}>
            {working ? say('thread.leaveAll.working') : say('thread.leaveAll.do')}
          </Button>
        </>
      }
    >
      <div className={classes.body}>
        {unread && <UnreadGuard client={client ?? say('thread.somebody')} unread={unread} />}
        <ul className={classes.facts}>
          {thread.state === 'QUEUED' && (
            <li>
              <IconPlugConnected size={18} stroke={1.75} aria-hidden />
              <span>{say('thread.leaveAll.takes')}</span>
            </li>
          )}
          <li>
            <IconUsersMinus size={18} stroke={1.75} aria-hidden />
            <span>
              <strong>{words.count}</strong> {words.names}
            </span>
          </li>
          <li>
            <IconHistory size={18} stroke={1.75} aria-hidden />
            <span>{say('thread.leaveAll.read')}</span>
          </li>
          {client && (
            <li>
              <IconMessagePlus size={18} stroke={1.75} aria-hidden />
              <span>{thread.team ? say('thread.leaveAll.again', { client, team: thread.team.shortName }) : say('thread.leaveAll.againPlain', { client })}</span>
            </li>
          )}
        </ul>
        {unread && (
          <Checkbox
            checked={confirmed}
            onChange={(event) => setConfirmed(event.currentTarget.checked)}
            label={say('thread.leaveAll.confirm', { count: unread.count })}
            disabled={working}
          />
        )}
        {thread.team && <OutcomeField threadId={thread.id} chosen={outcomeId} onChoose={setOutcomeId} missing={outcomeMissing} disabled={working} />}
        {trouble && <p className={classes.trouble} role="alert">{`${say('thread.leaveAll.failed')} ${trouble}`}</p>}
      </div>
    </DialogFrame>
  );
}
