import '../../ui/words/board.ts';
import { useApolloClient } from '@apollo/client/react';
import { type FormEvent, useState } from 'react';
import { putOnHold } from '../../data/board/put-aside.ts';
import { Button } from '../../ui/Button.tsx';
import { announce } from '../../ui/announce.tsx';
import { DialogFrame } from '../../ui/DialogFrame.tsx';
import { say } from '../../ui/say.ts';
import { TextField } from '../../ui/TextField.tsx';
import { about } from './about.ts';
import type { ThreadView } from './entry.ts';
import { whyNot } from './sorry.ts';
import classes from './TransferDialog.module.css';

/** Says what outside is waited for. It stands on the card, and the clock of the client runs on. */
export function HoldDialog({ thread, onClose }: { thread: ThreadView; onClose: () => void }) {
  const apollo = useApolloClient();
  const [waitingFor, setWaitingFor] = useState(thread.onHold ?? '');
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(null);

  async function hold(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (waitingFor.trim() === '') return;
    setBusy(true);
    setTrouble(null);
    try {
      await putOnHold(apollo, thread.id, waitingFor);
      announce(say('board.hold.done'));
      onClose();
    } catch (error) {
      setTrouble(whyNot(error));
      setBusy(false);
    }
  }

  return (
    <DialogFrame
      opened
      onClose={onClose}
      busy={busy}
      title={say('board.hold.title')}
      subtitle={about(thread)}
      actions={
        <>
          <Button variant="subtle" onClick={onClose} disabled={busy}>
            {say('thread.cancel')}
          </Button>
          <Button variant="filled" type="submit" form="hold" disabled={busy || waitingFor.trim() === ''}>
            {say('board.hold.do')}
          </Button>
        </>
      }
    >
      <form id="hold" className={classes.body} onSubmit={(event) => void hold(event)}>
        <p className={classes.told}>{say('board.hold.text')}</p>
        <TextField label={say('board.hold.waitingFor')} maxLength={120} data-autofocus value={waitingFor} onChange={setWaitingFor} />
        {trouble && <p className={classes.trouble} role="alert">{trouble}</p>}
      </form>
    </DialogFrame>
  );
}
