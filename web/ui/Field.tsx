import { IconEye, IconEyeOff } from '@tabler/icons-react';
import { type InputHTMLAttributes, type Ref, useId, useState } from 'react';
import classes from './Field.module.css';
import { say } from './say.ts';

interface FieldProps extends Omit<InputHTMLAttributes<HTMLInputElement>, 'onChange' | 'value' | 'size' | 'type'> {
  label: string;
  value: string;
  onChange: (text: string) => void;
  type?: 'text' | 'email' | 'password';
  /** Below the field, as long as nothing is wrong. */
  hint?: string;
  /** What is wrong with what stands in it. */
  error?: string | undefined;
  ref?: Ref<HTMLInputElement>;
}

/** A labelled field of a form outside the gate. A password can be looked at. */
export function Field({ label, value, onChange, type = 'text', hint, error, ref, 'aria-describedby': about, ...input }: FieldProps) {
  const [looking, setLooking] = useState(false);
  const id = useId();
  const below = error ?? hint;
  return (
    <div className={classes.field}>
      <label className={classes.label} htmlFor={id}>
        {label}
      </label>
      <div className={classes.box} data-error={error !== undefined || undefined}>
        <input
          {...input}
          ref={ref}
          id={id}
          className={classes.input}
          type={type === 'password' && looking ? 'text' : type}
          value={value}
          onChange={(event) => onChange(event.currentTarget.value)}
          aria-invalid={error !== undefined || undefined}
          aria-describedby={[about, below && `${id}-below`].filter(Boolean).join(' ') || undefined}
        />
        {type === 'password' && <Look looking={looking} onToggle={() => setLooking(!looking)} />}
      </div>
      {below && (
        <p className={classes.below} id={`${id}-below`} data-error={error !== undefined || undefined}>
          {below}
        </p>
      )}
    </div>
  );
}

function Look({ looking, onToggle }: { looking: boolean; onToggle: () => void }) {
  const Icon = looking ? IconEyeOff : IconEye;
  return (
    <button type="button" className={classes.look} onClick={onToggle} aria-pressed={looking} aria-label={say('plain.showPassword')}>
      <Icon size={20} stroke={1.75} aria-hidden />
    </button>
  );
}
