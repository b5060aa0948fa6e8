import { useState } from 'react';
import { refusalOf } from '../../../data/refusal.ts';
import { Button } from '../../../ui/Button.tsx';
import { DialogFrame } from '../../../ui/DialogFrame.tsx';
import { say } from '../../../ui/say.ts';
import { TextField } from '../../../ui/TextField.tsx';
import { whyNot } from '../why-not.ts';

interface NameDialogProps {
  /** What it is called now. Empty: it is made. */
  name: string;
  onClose: () => void;
  /** Does it, and then closes or goes on. What it is refused with stands at the field. */
  onName: (name: string) => Promise<void>;
}

/** A name for a client team, of its own in the organisation. */
export function NameDialog({ name: before, onClose, onName }: NameDialogProps) {
  const [name, setName] = useState(before);
  const [fault, setFault] = useState<string>();
  const [working, setWorking] = useState(false);
  const made = before === '';

  async function go(): Promise<void> {
    const wanted = name.trim();
    if (wanted === '') return setFault(say('admin-sight.name.needed'));
    if (wanted === before) return onClose();
    setWorking(true);
    try {
      await onName(wanted);
    } catch (error) {
      setWorking(false);
      setFault(refusalOf(error).code === 'CONFLICT' ? say('admin-sight.name.taken') : whyNot(error));
    }
  }

  return (
    <DialogFrame
      opened
      onClose={onClose}
      busy={working}
      title={say(made ? 'admin-sight.name.create' : 'admin-sight.name.rename')}
      subtitle={made ? undefined : before}
      actions={
        <>
          <Button variant="subtle" onClick={onClose} disabled={working}>
            {say('plain.cancel')}
          </Button>
          <Button variant="filled" onClick={() => void go()} aria-busy={working || undefined}>
            {say(made ? 'admin-sight.name.doCreate' : 'admin-sight.name.doRename')}
          </Button>
        </>
      }
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void go();
        }}
      >
        <TextField
          label={say('admin-sight.name.label')}
          hint={say('admin-sight.name.hint')}
          error={fault}
          value={name}
          maxLength={120}
          onChange={(text) => {
            setName(text);
            setFault(undefined);
          }}
        />
      </form>
    </DialogFrame>
  );
}
