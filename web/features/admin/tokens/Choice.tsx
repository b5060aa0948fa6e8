import { type ReactNode, useId } from 'react';
import { Checkbox } from '../../../ui/Checkbox.tsx';
import { Below } from '../../../ui/Labelled.tsx';
import classes from './Tokens.module.css';

interface ChoicesProps {
  /** What is chosen here, read aloud. */
  label: string;
  error?: string | undefined;
  children: ReactNode;
}

/** Several things to choose among, each with a sentence of its own. */
export function Choices({ label, error, children }: ChoicesProps) {
  const id = useId();
  return (
    <div>
      <fieldset className={classes.choices} data-fault={error ? true : undefined} aria-describedby={error ? id : undefined}>
        <legend className="sb-unseen">{label}</legend>
        {children}
      </fieldset>
      {error && <Below id={id} error={error} />}
    </div>
  );
}

interface ChoiceProps {
  type: 'checkbox' | 'radio';
  name?: string;
  label: ReactNode;
  text?: ReactNode;
  /** Before its name. */
  mark?: ReactNode;
  checked: boolean;
  disabled?: boolean;
  onChange: () => void;
}

/** One of them: the browser's own box, the name, and what it means. */
export function Choice({ type, name, label, text, mark, checked, disabled = false, onChange }: ChoiceProps) {
  return (
    <label className={classes.choice} data-off={disabled || undefined}>
      {type === 'checkbox' ? <Checkbox checked={checked} disabled={disabled} onChange={onChange} /> : <input type="radio" name={name} checked={checked} disabled={disabled} onChange={onChange} />}
      {mark}
      <span className={classes.words}>
        {label}
        {text && <small>{text}</small>}
      </span>
    </label>
  );
}
