import { useState } from 'react';
import type { NoticesFieldsFragment } from '../../data/generated.ts';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { ownTimeZone, timeZones } from '../../ui/hours-editor/time-zones.ts';
import { say } from '../../ui/say.ts';
import { Select } from '../../ui/Select.tsx';
import { TextField } from '../../ui/TextField.tsx';
import classes from './Notices.module.css';
import type { SaveNotices } from './use-notices.ts';

type Quiet = NonNullable<NoticesFieldsFragment['quiet']>;

/** Hours in which nothing sounds or pops up and mails wait, in a time zone of one's own. */
export function QuietHours({ notices, save }: { notices: NoticesFieldsFragment; save: SaveNotices }) {
  const { quiet } = notices;
  const begin = (): Quiet => ({ __typename: 'QuietHours', timeZone: ownTimeZone(), from: '22:00', until: '07:00' });
  return (
    <section className={classes.quiet} aria-label={say('settings.quiet')}>
      <Checkbox label={say('settings.quiet')} checked={quiet !== null} onChange={(event) => void save(notices, { quiet: event.currentTarget.checked ? begin() : null })} />
      <p className={classes.hint}>{say('settings.quietText')}</p>
      {quiet && (
        <div className={classes.times}>
          <Time label={say('settings.quietFrom')} value={quiet.from} other={quiet.until} onChange={(from) => void save(notices, { quiet: { ...quiet, from } })} />
          <Time label={say('settings.quietUntil')} value={quiet.until} other={quiet.from} onChange={(until) => void save(notices, { quiet: { ...quiet, until } })} />
          <Select label={say('settings.quietZone')} value={quiet.timeZone} choices={timeZones(quiet.timeZone)} onChange={(timeZone) => void save(notices, { quiet: { ...quiet, timeZone } })} />
        </div>
      )}
    </section>
  );
}

interface TimeProps {
  label: string;
  value: string;
  /** The other end, which it may not be. */
  other: string;
  onChange: (time: string) => void;
}

/** Saved once the whole time stands there and the field is left: half of one is none. */
function Time({ label, value, other, onChange }: TimeProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const shown = typed ?? value;
  const same = shown === other;
  const leave = () => {
    setTyped(null);
    if (shown !== '' && shown !== value && !same) onChange(shown);
  };
  return <TextField label={label} type="time" value={shown} onChange={setTyped} onBlur={leave} error={same ? say('settings.quietSame') : undefined} />;
}
