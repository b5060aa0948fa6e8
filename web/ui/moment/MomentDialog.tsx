import '../words/board.ts';
import { type FormEvent, useState } from 'react';
import { DialogFrame } from '../DialogFrame.tsx';
import { say } from '../say.ts';
import { TextField } from '../TextField.tsx';
import { nearTime } from '../when.ts';
import classes from './MomentDialog.module.css';
import { fieldOf, momentIn, momentsAt } from './moments.ts';
import { Button } from '../Button.tsx';

interface MomentDialogProps {
  title: string;
  subtitle: string;
  /** What happens then. */
  text: string;
  /** What the button says, with the moment: "Snooze until 13:00". */
  deed: (time: string) => string;
  busy: boolean;
  trouble: string | null;
  onChoose: (at: Date) => void;
  onClose: () => void;
}

/** Asks until when: one press for what is usual, and a field for every other moment. */
export function MomentDialog({ title, subtitle, text, deed, busy, trouble, onChoose, onClose }: MomentDialogProps) {
  const [now] = useState(() => new Date());
  const [typed, setTyped] = useState(() => fieldOf(new Date(now.getFullYear(), now.getMonth(), now.getDate() + 1, 9)));
  const moment = momentIn(typed, now);

  function submit(event: FormEvent) {
    event.preventDefault();
    if (moment) onChoose(moment);
  }

  return (
    <DialogFrame
      opened
      onClose={onClose}
      busy={busy}
      title={title}
      subtitle={subtitle}
      actions={
        <>
          <Button variant="subtle" onClick={onClose} disabled={busy}>
            {say('plain.cancel')}
          </Button>
          <Button variant="filled" type="submit" form="moment" disabled={busy || !moment}>
            {moment ? deed(nearTime(moment.toISOString(), now.getTime())) : title}
          </Button>
        </>
      }
    >
      <p className={classes.text}>{text}</p>
      <ul className={classes.moments}>
        {momentsAt(now).map(({ name, at }, index) => (
          <li key={name}>
            <button type="button" className={classes.moment} disabled={busy} data-autofocus={index === 0 || undefined} onClick={() => onChoose(at)}>
              <span>{say(`board.moment.${name}`)}</span>
              <time dateTime={at.toISOString()}>{nearTime(at.toISOString(), now.getTime())}</time>
            </button>
          </li>
        ))}
      </ul>
      <form id="moment" onSubmit={submit}>
        <TextField label={say('board.moment.other')} type="datetime-local" min={fieldOf(now)} value={typed} error={typed !== '' && !moment ? say('board.moment.past') : undefined} onChange={setTyped} />
      </form>
      {trouble && <p className={classes.trouble} role="alert">{trouble}</p>}
    </DialogFrame>
  );
}
