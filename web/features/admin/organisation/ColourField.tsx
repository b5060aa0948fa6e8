import { IconAlertCircle, IconCircleCheck } from '@tabler/icons-react';
import { Button } from '../../../ui/Button.tsx';
import { Labelled } from '../../../ui/Labelled.tsx';
import labelled from '../../../ui/Labelled.module.css';
import { say } from '../../../ui/say.ts';
import classes from './ColourField.module.css';
import { ColourPreview } from './ColourPreview.tsx';
import { colourOf, contrast, GROUNDS, isReadable, nearestReadable, told } from './contrast.ts';

interface ColourFieldProps {
  /** As typed; empty: Switchboard's own. */
  value: string;
  error: string | undefined;
  onChange: (value: string) => void;
}

/** The firm's colour: typed or picked, measured while one does, and shown as clients will see it in both themes. */
export function ColourField({ value, error, onChange }: ColourFieldProps) {
  const colour = colourOf(value);
  const nearest = colour && !isReadable(colour) ? nearestReadable(colour) : null;
  return (
    <div className={classes.matter}>
      <div className={classes.choice}>
        <Labelled label={say('organisation.colour')} hint={say('organisation.colourHint')} error={error}>
          {(marks) => (
            <span className={classes.field}>
              <input type="color" className={classes.swatch} data-empty={!colour || undefined} aria-label={say('organisation.colourPick')} value={colour ?? '#0b7f8c'} onChange={(event) => onChange(event.currentTarget.value)} />
              <input {...marks} className={labelled.control} value={value} placeholder="#0b7f8c" maxLength={9} autoComplete="off" spellCheck={false} onChange={(event) => onChange(event.currentTarget.value)} />
            </span>
          )}
        </Labelled>
        {colour && <Figures colour={colour} />}
        <div className={classes.ways}>
          {nearest && (
            <Button variant="default" onClick={() => onChange(nearest)} leftSection={<span className={classes.dot} style={{ '--colour': nearest }} />}>
              {say('organisation.useShade', { colour: nearest })}
            </Button>
          )}
          {value !== '' && (
            <Button variant="subtle" onClick={() => onChange('')}>
              {say('organisation.useOwn')}
            </Button>
          )}
        </div>
      </div>
      <div className={classes.previews}>
        <ColourPreview scheme="light" colour={colour} />
        <ColourPreview scheme="dark" colour={colour} />
      </div>
    </div>
  );
}

/** What was measured. A figure that falls short says how much it needs, in words too. */
function Figures({ colour }: { colour: string }) {
  return (
    <ul className={classes.figures} aria-label={say('organisation.contrast')}>
      {GROUNDS.map((ground) => {
        const ratio = contrast(ground.colour, colour);
        const enough = ratio >= ground.needs;
        const Mark = enough ? IconCircleCheck : IconAlertCircle;
        return (
          <li key={ground.on} data-enough={enough}>
            <Mark size={16} stroke={1.75} aria-hidden />
            <span className={classes.ratio}>{say('organisation.ratio', { ratio: told(ratio) })}</span>
            <span>{say(`organisation.ground.${ground.on}`)}</span>
            {!enough && <span className={classes.needs}>{say('organisation.needs', { ratio: ground.needs })}</span>}
          </li>
        );
      })}
    </ul>
  );
}
