import { useState } from 'react';
import { useLeaveThreadMutation } from '../../data/generated.ts';
import { Button } from '../../ui/Button.tsx';
import { DialogFrame } from '../../ui/DialogFrame.tsx';
import { say } from '../../ui/say.ts';
import { showToast } from '../../ui/toast.tsx';
import { about } from './about.ts';
import type { ThreadView } from './entry.ts';
import { whyNot } from './sorry.ts';
import classes from './TransferDialog.module.css';
import { useRequestId } from './use-request-id.ts';

interface LeaveThreadDialogProps {
  thread: ThreadView;
  isStaff: boolean;
  onClose: () => void;
  onLeft: () => void;
}

/** Leaves a thread while the others stay. A client who leaves ends it, and so does the last of the staff among themselves. */
export function LeaveThreadDialog({ thread, isStaff, onClose, onLeft }: LeaveThreadDialogProps) {
  const [leaveThread, { loading }] = useLeaveThreadMutation();
  const [trouble, setTrouble] = useState<string | null>(null);
  const requestId = useRequestId();

  async function leave(): Promise<void> {
    const wish = { threadId: thread.id };
    setTrouble(null);
    try {
      const { data } = await leaveThread({ variables: { input: { ...wish, requestId: requestId(wish) } } });
      const result = data?.leaveThread;
      if (result?.__typename === 'LeaveRefused') return setTrouble(say(`thread.leave.${result.reason}`));
      showToast({ text: say('thread.leave.done') });
      onLeft();
    } catch (error) {
      setTrouble(`${say('thread.leave.failed')} ${whyNot(error)}`);
    }
  }

  return (
    <DialogFrame
      opened
      onClose={onClose}
      busy={loading}
      title={say('thread.leave.title')}
      subtitle={about(thread)}
      actions={
        <>
          <Button variant="subtle" onClick={onClose} disabled={loading} data-autofocus>
            {say('thread.cancel')}
          </Button>
          <Button variant="filled" onClick={() => void leave()} disabled={loading}>
            {say('thread.leave.do')}
          </Button>
        </>
      }
    >
      <div className={classes.body}>
        <p className={classes.told}>{whatHappens(thread, isStaff)}</p>
        {trouble && <p className={classes.trouble} role="alert">{trouble}</p>}
      </div>
    </DialogFrame>
  );
}

function whatHappens(thread: ThreadView, isStaff: boolean): string {
  if (!isStaff) return say('thread.leave.clientText');
  const last = !thread.client && thread.participants.length <= 1;
  return say(last ? 'thread.leave.lastText' : 'thread.leave.text');
}
