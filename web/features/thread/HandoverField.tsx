import { IconLock } from '@tabler/icons-react';
import { useId } from 'react';
import { say } from '../../ui/say.ts';
import { longest } from './writing.ts';
import classes from './HandoverField.module.css';

interface HandoverFieldProps {
  note: string;
  onWrite: (note: string) => void;
}

/** What the next one needs to know. Manila and dashed: no client ever reads it. */
export function HandoverField({ note, onWrite }: HandoverFieldProps) {
  const field = useId();
  return (
    <div className={classes.note}>
      <label htmlFor={field}>
        <IconLock size={14} stroke={1.75} aria-hidden />
        {say('thread.transfer.note')}
      </label>
      <div className={classes.grow} data-text={note}>
        <textarea
          id={field}
          rows={1}
          value={note}
          maxLength={longest}
          placeholder={say('thread.transfer.notePlaceholder')}
          onChange={(event) => onWrite(event.currentTarget.value)}
        />
      </div>
    </div>
  );
}
