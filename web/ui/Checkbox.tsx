import type { InputHTMLAttributes, Ref } from 'react';
import classes from './Checkbox.module.css';

interface CheckboxProps extends Omit<InputHTMLAttributes<HTMLInputElement>, 'type' | 'size'> {
  /** Beside it. Without one it needs an `aria-label`. */
  label?: string;
  ref?: Ref<HTMLInputElement>;
}

/** The browser's own box in our colours: a yes that is given before a deed. */
export function Checkbox({ label, ...input }: CheckboxProps) {
  const box = <input {...input} type="checkbox" className={classes.box} />;
  if (!label) return box;
  return (
    <label className={classes.line}>
      {box}
      <span>{label}</span>
    </label>
  );
}
