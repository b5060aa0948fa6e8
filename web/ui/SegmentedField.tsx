import { useId } from 'react';
import { Below, type FieldWords } from './Labelled.tsx';
import labelled from './Labelled.module.css';
import classes from './SegmentedField.module.css';
import type { Choice } from './Select.tsx';

interface SegmentsProps<Value extends string> {
  /** Read aloud before the choices. */
  label: string;
  value: Value;
  choices: readonly Choice<Value>[];
  onChange: (value: Value) => void;
  disabled?: boolean | undefined;
  describedBy?: string | undefined;
}

/** One of few, all of them in sight: the browser's own radio buttons, side by side. */
export function Segments<Value extends string>({ label, value, choices, onChange, disabled, describedBy }: SegmentsProps<Value>) {
  const name = useId();
  return (
    <div className={classes.segments} role="radiogroup" aria-label={label} aria-describedby={describedBy}>
      {choices.map((choice) => (
        <label key={choice.value} className={classes.segment}>
          <input type="radio" name={name} value={choice.value} checked={choice.value === value} disabled={disabled || choice.disabled} onChange={() => onChange(choice.value)} />
          <span data-words={choice.label}>{choice.label}</span>
        </label>
      ))}
    </div>
  );
}

interface SegmentedFieldProps<Value extends string> extends Omit<FieldWords, 'optional'>, Omit<SegmentsProps<Value>, 'describedBy'> {
  /** The label is only read aloud: the section says the same. */
  unseen?: boolean;
}

/** The same in a form, with its label above and what it means below. */
export function SegmentedField<Value extends string>({ label, unseen = false, hint, error, ...segments }: SegmentedFieldProps<Value>) {
  const id = useId();
  return (
    <div className={labelled.field} data-fault={error ? true : undefined}>
      {!unseen && (
        <span className={labelled.label} aria-hidden>
          {label}
        </span>
      )}
      <Segments label={label} {...segments} describedBy={error || hint ? id : undefined} />
      <Below id={id} hint={hint} error={error} />
    </div>
  );
}
