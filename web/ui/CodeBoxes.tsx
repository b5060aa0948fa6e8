import { type Ref, useId, useState } from 'react';
import classes from './CodeBoxes.module.css';
import { say } from './say.ts';

interface CodeBoxesProps {
  /** Digits alone, none to six. */
  value: string;
  onChange: (digits: string) => void;
  /** The sixth digit is there: submit. */
  onFull: (digits: string) => void;
  invalid?: boolean;
  disabled?: boolean;
  autoFocus?: boolean;
  label?: string;
  /** The id of the sentence that says what is wrong. */
  describedBy?: string;
  ref?: Ref<HTMLInputElement>;
}

const places = [0, 1, 2, 3, 4, 5];

/** One input drawn as six boxes: pasting, the phone's own suggestion and a screen reader see a plain field. */
export function CodeBoxes(props: CodeBoxesProps) {
  const { value, onChange, onFull, invalid, disabled, autoFocus, label = say('plain.codeDigits'), describedBy, ref } = props;
  const [focused, setFocused] = useState(false);
  const id = useId();

  function take(typed: string): void {
    const digits = typed.replace(/\D/g, '').slice(0, 6);
    if (digits === value) return;
    onChange(digits);
    if (digits.length === 6) onFull(digits);
  }

  return (
    <div className={classes.boxes} data-invalid={invalid || undefined} data-disabled={disabled || undefined}>
      <label className="sb-unseen" htmlFor={id}>
        {label}
      </label>
      <input
        ref={ref}
        id={id}
        className={classes.input}
        value={value}
        onChange={(event) => take(event.currentTarget.value)}
        onFocus={() => setFocused(true)}
        onBlur={() => setFocused(false)}
        inputMode="numeric"
        autoComplete="one-time-code"
        pattern="[0-9]*"
        disabled={disabled}
        autoFocus={autoFocus}
        aria-invalid={invalid || undefined}
        aria-describedby={describedBy}
        spellCheck={false}
      />
      <div className={classes.drawn} aria-hidden>
        {places.map((place) => (
          <Box key={place} digit={value[place]} current={focused && place === Math.min(value.length, 5)} dash={place === 3} />
        ))}
      </div>
    </div>
  );
}

function Box({ digit, current, dash }: { digit: string | undefined; current: boolean; dash: boolean }) {
  return (
    <>
      {dash && <span className={classes.dash} />}
      <span className={classes.box} data-current={current || undefined}>
        {digit ?? (current ? <span className={classes.caret} /> : null)}
      </span>
    </>
  );
}
