import type { ButtonHTMLAttributes } from 'react';
import { Dots } from './Dots.tsx';
import classes from './FormButton.module.css';

interface FormButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  /** `main` is the one deed of the form, `quiet` the way beside it. */
  look?: 'main' | 'outlined' | 'quiet';
  /** Under way: it keeps its place and its focus, and does nothing meanwhile. */
  busy?: boolean;
}

/** The button of a form outside the gate: larger than those inside, and with a place for what is under way. */
export function FormButton({ look = 'main', busy = false, type = 'button', onClick, children, ...button }: FormButtonProps) {
  return (
    <button
      {...button}
      type={busy ? 'button' : type}
      className={classes.button}
      data-look={look}
      aria-disabled={busy || undefined}
      aria-busy={busy || undefined}
      onClick={busy ? undefined : onClick}
    >
      {children}
      {busy && <Dots />}
    </button>
  );
}
