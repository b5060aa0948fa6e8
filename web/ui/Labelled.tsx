import { IconAlertCircle } from '@tabler/icons-react';
import { type ReactNode, useId } from 'react';
import classes from './Labelled.module.css';
import { say } from './say.ts';

/** What every field of a form has beside its control. */
export interface FieldWords {
  label: string;
  /** Says so beside the label: it can be left empty. */
  optional?: boolean | undefined;
  /** Below the field, as long as nothing is wrong with it. */
  hint?: ReactNode;
  /** What is wrong with what stands in it. */
  error?: string | undefined;
}

/** What the control itself must carry, so that label, hint and error are heard with it. */
export interface ControlMarks {
  id: string;
  'aria-invalid': true | undefined;
  'aria-describedby': string | undefined;
}

/** A label above, a control, and below it a hint or what is wrong. The place below is kept, so that an error moves nothing. */
export function Labelled({ label, optional, hint, error, children }: FieldWords & { children: (marks: ControlMarks) => ReactNode }) {
  const id = useId();
  return (
    <div className={classes.field}>
      <label className={classes.label} htmlFor={id}>
        {label}
        {optional && <span className={classes.optional}> {say('plain.optional')}</span>}
      </label>
      {children({ id, 'aria-invalid': error ? true : undefined, 'aria-describedby': error || hint ? `${id}-below` : undefined })}
      <Below id={`${id}-below`} hint={hint} error={error} />
    </div>
  );
}

/** The line below a control. */
export function Below({ id, hint, error }: Pick<FieldWords, 'hint' | 'error'> & { id: string }) {
  return (
    <p className={classes.below} id={id} data-error={error ? true : undefined}>
      {error && <IconAlertCircle size={16} stroke={1.75} aria-hidden />}
      <span>{error ?? hint}</span>
    </p>
  );
}
