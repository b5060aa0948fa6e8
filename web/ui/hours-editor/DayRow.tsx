import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { ActionIcon } from '../ActionIcon.tsx';
import { Button } from '../Button.tsx';
import { say } from '../say.ts';
import classes from './Hours.module.css';
import { nextSpan, type Span, spansFault } from './hours-draft.ts';
import { SpanList, SpansFault } from './SpanList.tsx';
import { weekdayName } from './weekday-names.ts';

interface DayRowProps {
  weekday: number;
  spans: readonly Span[];
  /** New spans for this day, or for several alike. */
  onChange: (spans: readonly Span[], weekdays: readonly number[]) => void;
}

/** One day of the week: its spans, each of which can be changed in its place, and one more. */
export function DayRow({ weekday, spans, onChange }: DayRowProps) {
  const [open, setOpen] = useState<number | null>(null);
  const fault = spansFault(spans);
  const day = weekdayName(weekday, 'long');
  const set = (next: readonly Span[]) => onChange(next, [weekday]);

  function add() {
    set([...spans, nextSpan(spans)]);
    setOpen(spans.length);
  }

  return (
    <div className={classes.day} data-closed={spans.length === 0 || undefined} role="group" aria-label={day}>
      <span className={classes.name} aria-hidden>
        {weekdayName(weekday, 'short')}
      </span>
      <div className={classes.spans}>
        {spans.length === 0 && <span className={classes.closed}>{say('hours.closed')}</span>}
        <SpanList spans={spans} day={day} open={open} onOpen={setOpen} onChange={set} />
        {open !== null && !fault && weekday < 6 && (
          <Button size="xs" variant="subtle" onClick={() => (onChange(spans, [1, 2, 3, 4, 5]), setOpen(null))}>
            {say('hours.sameAllWeek')}
          </Button>
        )}
        <SpansFault spans={spans} />
      </div>
      <ActionIcon aria-label={say('hours.add', { day })} onClick={add} disabled={spans.length >= 7}>
        <IconPlus size={18} stroke={1.75} aria-hidden />
      </ActionIcon>
    </div>
  );
}
