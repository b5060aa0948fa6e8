import { IconLock } from '@tabler/icons-react';
import { useId } from 'react';
import { say } from '../../ui/say.ts';
import classes from './ModeSwitch.module.css';

/** What is being written: for everybody in the thread, or for the staff alone. */
export type Mode = 'message' | 'note';

interface ModeSwitchProps {
  mode: Mode;
  onSwitch: (mode: Mode) => void;
  /** Only the holder and those added by name answer the client. */
  mayReply: boolean;
}

/** Reply or Note. Switching never sends, and each keeps a draft of its own. */
export function ModeSwitch({ mode, onSwitch, mayReply }: ModeSwitchProps) {
  const group = useId();
  return (
    <fieldset className={classes.switch}>
      <legend className="sb-unseen">{say('thread.mode')}</legend>
      <label className={classes.choice}>
        <input type="radio" name={group} checked={mode === 'message'} disabled={!mayReply && mode !== 'message'} onChange={() => onSwitch('message')} />
        <span>{say('thread.reply')}</span>
      </label>
      <label className={classes.choice} data-note>
        <input type="radio" name={group} checked={mode === 'note'} onChange={() => onSwitch('note')} />
        <span>
          <IconLock size={14} stroke={1.75} aria-hidden />
          {say('thread.note')}
        </span>
      </label>
    </fieldset>
  );
}
