import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { ActionIcon } from '../ActionIcon.tsx';
import { Button } from '../Button.tsx';
import { say } from '../say.ts';
import { SegmentedField } from '../SegmentedField.tsx';
import { TextField } from '../TextField.tsx';
import classes from './Hours.module.css';
import { type ExceptionDraft, nextSpan, type Span } from './hours-draft.ts';
import { SpanList, SpansFault } from './SpanList.tsx';

interface ExceptionsProps {
  exceptions: readonly ExceptionDraft[];
  onChange: (exceptions: readonly ExceptionDraft[]) => void;
}

/** Holidays, and days with hours of their own. */
export function Exceptions({ exceptions, onChange }: ExceptionsProps) {
  const list = useRef<HTMLUListElement>(null);
  const [added, setAdded] = useState(0);

  useEffect(() => {
    if (added > 0) list.current?.querySelector<HTMLInputElement>('li:last-child input[type="date"]')?.focus();
  }, [added]);

  function add() {
    onChange([...exceptions, { date: '', name: '', spans: [] }]);
    setAdded((count) => count + 1);
  }

  return (
    <div className={classes.exceptions}>
      <h4 className={classes.subtitle}>{say('hours.exceptions')}</h4>
      <ul ref={list}>
        {exceptions.map((exception, place) => (
          <Exception
            key={place}
            exception={exception}
            onChange={(changed) => onChange(exceptions.map((each, at) => (at === place ? changed : each)))}
            onRemove={() => onChange(exceptions.filter((_, at) => at !== place))}
          />
        ))}
      </ul>
      <Button variant="default" leftSection={<IconPlus size={16} stroke={1.75} aria-hidden />} onClick={add} disabled={exceptions.length >= 200}>
        {say('hours.addException')}
      </Button>
    </div>
  );
}

function Exception({ exception, onChange, onRemove }: { exception: ExceptionDraft; onChange: (exception: ExceptionDraft) => void; onRemove: () => void }) {
  const { date, name, spans } = exception;
  const open = (value: 'closed' | 'open') => onChange({ ...exception, spans: value === 'open' ? [nextSpan([])] : [] });
  return (
    <li className={classes.exception}>
      <TextField type="date" label={say('hours.date.label')} value={date} onChange={(text) => onChange({ ...exception, date: text })} />
      <TextField label={say('hours.name')} placeholder={say('hours.namePlaceholder')} maxLength={120} value={name} onChange={(text) => onChange({ ...exception, name: text })} />
      <SegmentedField
        label={say('hours.thatDay')}
        value={spans.length === 0 ? 'closed' : 'open'}
        choices={[
          { value: 'closed', label: say('hours.closedAllDay') },
          { value: 'open', label: say('hours.ownHours') },
        ]}
        onChange={open}
      />
      <ActionIcon className={classes.removeDay} aria-label={say('hours.removeDay', { day: name || date || say('hours.newDay') })} onClick={onRemove}>
        <IconTrash size={18} stroke={1.75} aria-hidden />
      </ActionIcon>
      {spans.length > 0 && <OwnHours spans={spans} day={name || date} onChange={(changed) => onChange({ ...exception, spans: changed })} />}
    </li>
  );
}

function OwnHours({ spans, day, onChange }: { spans: readonly Span[]; day: string; onChange: (spans: readonly Span[]) => void }) {
  const [open, setOpen] = useState<number | null>(null);
  return (
    <div className={classes.spans} data-own>
      <SpanList spans={spans} day={day} open={open} onOpen={setOpen} onChange={onChange} />
      <ActionIcon aria-label={say('hours.add', { day })} disabled={spans.length >= 10} onClick={() => (onChange([...spans, nextSpan(spans)]), setOpen(spans.length))}>
        <IconPlus size={18} stroke={1.75} aria-hidden />
      </ActionIcon>
      <SpansFault spans={spans} />
    </div>
  );
}
