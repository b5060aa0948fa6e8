import { useMemo } from 'react';
import { Wide } from '../FormSection.tsx';
import { openWords } from '../open-words.ts';
import { say } from '../say.ts';
import { SegmentedField } from '../SegmentedField.tsx';
import { Select } from '../Select.tsx';
import { useNow } from '../when.ts';
import { DayRow } from './DayRow.tsx';
import { Exceptions } from './Exceptions.tsx';
import classes from './Hours.module.css';
import { type HoursDraft, hoursFault, officeWeek, spansOf, withSpans } from './hours-draft.ts';
import { openNow } from './open-now.ts';
import { ownTimeZone, timeZones } from './time-zones.ts';

interface HoursEditorProps {
  /** Null: no hours are promised. */
  hours: HoursDraft | null;
  onChange: (hours: HoursDraft | null) => void;
  /** Why they could not be saved. */
  error: string | undefined;
}

const weekdays = [1, 2, 3, 4, 5, 6, 7];

/** An ordinary week with as many spans a day as one likes, the days that are not like it, and what clients read of it now. */
export function HoursEditor({ hours, onChange, error }: HoursEditorProps) {
  const promise = (value: 'yes' | 'no') => onChange(value === 'yes' ? officeWeek(ownTimeZone()) : null);
  return (
    <>
      <SegmentedField
        label={say('hours.promise')}
        value={hours ? 'yes' : 'no'}
        choices={[
          { value: 'yes', label: say('hours.yes') },
          { value: 'no', label: say('hours.no') },
        ]}
        onChange={promise}
        error={error}
        hint={hours ? undefined : say('hours.noHint')}
      />
      {hours && <Week hours={hours} onChange={onChange} />}
    </>
  );
}

function Week({ hours, onChange }: { hours: HoursDraft; onChange: (hours: HoursDraft) => void }) {
  const zones = useMemo(() => timeZones(hours.timeZone), [hours.timeZone]);
  return (
    <>
      <Select label={say('hours.timeZone')} value={hours.timeZone} choices={zones} onChange={(timeZone) => onChange({ ...hours, timeZone })} />
      <Wide>
        <div className={classes.week}>
          {weekdays.map((weekday) => (
            <DayRow key={weekday} weekday={weekday} spans={spansOf(hours, weekday)} onChange={(spans, days) => onChange(withSpans(hours, days, spans))} />
          ))}
          <ClientsRead hours={hours} />
        </div>
        <Exceptions exceptions={hours.exceptions} onChange={(exceptions) => onChange({ ...hours, exceptions })} />
      </Wide>
    </>
  );
}

/** The sentence itself, as it will stand on the client's card. */
function ClientsRead({ hours }: { hours: HoursDraft }) {
  const now = useNow(60_000);
  const read = useMemo(() => (hoursFault(hours) ? null : openNow(hours, now)), [hours, now]);
  return (
    <p className={classes.read} data-open={read?.open || undefined}>
      {read ? say('hours.clientsRead', { hours: openWords(read, now) }) : say('hours.notYet')}
    </p>
  );
}
