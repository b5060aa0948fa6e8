import { useId } from 'react';
import { say } from '../../../ui/say.ts';
import classes from './NameRows.module.css';

/** One of the seven tints. */
export function TintField({ of, tint, onChange }: { of: string; tint: number; onChange: (tint: number) => void }) {
  const group = useId();
  return (
    <fieldset className={classes.tints}>
      <legend className="sb-unseen">{say('texts.tintOf', { name: of })}</legend>
      {[1, 2, 3, 4, 5, 6, 7].map((each) => (
        <label key={each}>
          <input type="radio" name={group} checked={each === tint} aria-label={say('texts.tint', { tint: each })} onChange={() => onChange(each)} />
          <span data-tint={each} />
        </label>
      ))}
    </fieldset>
  );
}
