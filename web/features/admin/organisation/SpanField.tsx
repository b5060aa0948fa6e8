import { IconChevronDown } from '@tabler/icons-react';
import { useState } from 'react';
import { Labelled } from '../../../ui/Labelled.tsx';
import labelled from '../../../ui/Labelled.module.css';
import { Native } from '../../../ui/Select.tsx';
import { say } from '../../../ui/say.ts';
import { MINUTES, minutesOf, type Unit, unitOf } from './span.ts';
import classes from './SpanField.module.css';

interface SpanFieldProps {
  label: string;
  hint?: string;
  error: string | undefined;
  minutes: number;
  /** NaN while what is typed is no span. */
  onChange: (minutes: number) => void;
}

/** A length of time, as a number and its unit. */
export function SpanField({ label, hint, error, minutes, onChange }: SpanFieldProps) {
  const [unit, setUnit] = useState<Unit>(() => unitOf(minutes));
  const [typed, setTyped] = useState(() => String(minutes / MINUTES[unitOf(minutes)]));

  // As it is read beside the number: "1 day", "2 days".
  const count = Number(typed) || 0;

  function change(text: string, inUnit: Unit): void {
    setTyped(text);
    setUnit(inUnit);
    onChange(minutesOf(text, inUnit));
  }

  return (
    <Labelled label={label} hint={hint} error={error}>
      {(marks) => (
        <span className={classes.span}>
          <input {...marks} className={labelled.control} inputMode="numeric" autoComplete="off" value={typed} onChange={(event) => change(event.currentTarget.value, unit)} />
          <span className={labelled.list}>
            <Native
              className={labelled.control}
              aria-label={say('organisation.unitOf', { field: label })}
              value={unit}
              onChange={(chosen) => change(typed, chosen)}
              choices={[
                { value: 'minutes', label: say('organisation.minutes', { count }) },
                { value: 'hours', label: say('organisation.hours', { count }) },
                { value: 'days', label: say('organisation.days', { count }) },
              ]}
            />
            <IconChevronDown size={16} stroke={1.75} aria-hidden />
          </span>
        </span>
      )}
    </Labelled>
  );
}
