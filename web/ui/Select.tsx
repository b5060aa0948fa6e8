import { IconChevronDown } from '@tabler/icons-react';
import type { SelectHTMLAttributes } from 'react';
import { type FieldWords, Labelled } from './Labelled.tsx';
import classes from './Labelled.module.css';

/** One thing to choose. */
export interface Choice<Value extends string> {
  value: Value;
  label: string;
  disabled?: boolean;
}

interface Chosen<Value extends string> {
  value: Value;
  choices: readonly Choice<Value>[];
  onChange: (value: Value) => void;
}

interface SelectProps<Value extends string> extends FieldWords, Chosen<Value>, Omit<SelectHTMLAttributes<HTMLSelectElement>, keyof Chosen<Value>> {}

/** One of many, from the browser's own list. */
export function Select<Value extends string>({ label, optional, hint, error, ...chosen }: SelectProps<Value>) {
  return (
    <Labelled label={label} optional={optional} hint={hint} error={error}>
      {(marks) => (
        <span className={classes.list}>
          <Native {...chosen} {...marks} className={classes.control} />
          <IconChevronDown size={16} stroke={1.75} aria-hidden />
        </span>
      )}
    </Labelled>
  );
}

interface NativeProps<Value extends string> extends Chosen<Value>, Omit<SelectHTMLAttributes<HTMLSelectElement>, keyof Chosen<Value>> {}

/** The list alone, for those who give it a label and a look of their own. */
export function Native<Value extends string>({ value, choices, onChange, ...select }: NativeProps<Value>) {
  const choose = (picked: string) => {
    const choice = choices.find((each) => each.value === picked);
    if (choice) onChange(choice.value);
  };
  return (
    <select {...select} value={value} onChange={(event) => choose(event.currentTarget.value)}>
      {choices.map((choice) => (
        <option key={choice.value} value={choice.value} disabled={choice.disabled}>
          {choice.label}
        </option>
      ))}
    </select>
  );
}
