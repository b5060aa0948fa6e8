import type { InputHTMLAttributes, Ref, TextareaHTMLAttributes } from 'react';
import { type FieldWords, Labelled } from './Labelled.tsx';
import classes from './Labelled.module.css';

interface Written {
  value: string;
  onChange: (text: string) => void;
}

interface TextFieldProps extends FieldWords, Written, Omit<InputHTMLAttributes<HTMLInputElement>, keyof Written | 'size' | 'type'> {
  type?: 'text' | 'email' | 'tel' | 'url' | 'number' | 'date' | 'time' | 'datetime-local' | 'color';
  ref?: Ref<HTMLInputElement>;
}

/** One line of text in a form. */
export function TextField({ label, optional, hint, error, value, onChange, ...input }: TextFieldProps) {
  return (
    <Labelled label={label} optional={optional} hint={hint} error={error}>
      {(marks) => <input autoComplete="off" {...input} {...marks} className={classes.control} value={value} onChange={(event) => onChange(event.currentTarget.value)} />}
    </Labelled>
  );
}

interface TextAreaProps extends FieldWords, Written, Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, keyof Written> {
  ref?: Ref<HTMLTextAreaElement>;
}

/** Several lines; it grows with what is written. */
export function TextArea({ label, optional, hint, error, value, onChange, ...area }: TextAreaProps) {
  return (
    <Labelled label={label} optional={optional} hint={hint} error={error}>
      {(marks) => <textarea rows={3} {...area} {...marks} className={classes.control} value={value} onChange={(event) => onChange(event.currentTarget.value)} />}
    </Labelled>
  );
}
