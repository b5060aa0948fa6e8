import { IconCheck, IconX } from '@tabler/icons-react';
import { type FocusEvent, type KeyboardEvent, useEffect, useRef } from 'react';
import { say } from '../say.ts';
import classes from './Hours.module.css';
import { plainTime, type Span } from './hours-draft.ts';

interface SpanChipProps {
  span: Span;
  /** Which day it is, read aloud. */
  day: string;
  open: boolean;
  onOpen: () => void;
  onDone: () => void;
  onChange: (span: Span) => void;
  onRemove: () => void;
}

/** "8:00 to 12:30": pressed, it becomes two fields in its place. Enter, Escape and going elsewhere close them. */
export function SpanChip({ span, day, open, onOpen, onDone, onChange, onRemove }: SpanChipProps) {
  const chip = useRef<HTMLButtonElement>(null);
  const first = useRef<HTMLInputElement>(null);
  const wasOpen = useRef(open);
  const times = { opens: plainTime(span.opens), closes: plainTime(span.closes) };

  // The focus goes in with the fields, and comes back to the chip when the keyboard closed them.
  useEffect(() => {
    if (open) first.current?.focus();
    else if (wasOpen.current && document.activeElement === document.body) chip.current?.focus();
    wasOpen.current = open;
  }, [open]);

  if (!open) {
    return (
      <button ref={chip} type="button" className={classes.chip} aria-label={say('hours.change', { day, ...times })} onClick={onOpen}>
        {say('hours.span', times)}
      </button>
    );
  }

  function press(event: KeyboardEvent) {
    if (event.key !== 'Enter' && event.key !== 'Escape') return;
    // Enter in a field of a form would send the form.
    event.preventDefault();
    event.stopPropagation();
    onDone();
  }

  function leave(event: FocusEvent) {
    if (event.relatedTarget instanceof Node && !event.currentTarget.parentElement?.contains(event.relatedTarget)) onDone();
  }

  return (
    <span className={classes.fields} onKeyDown={press} onBlur={leave}>
      <input ref={first} type="time" value={span.opens} aria-label={say('hours.opens')} onChange={(event) => onChange({ ...span, opens: event.currentTarget.value })} />
      <span>{say('hours.to')}</span>
      {/* A clock has no 24:00: midnight at the end of the day is 0:00 in the field. */}
      <input type="time" value={span.closes === '24:00' ? '00:00' : span.closes} aria-label={say('hours.closes')} onChange={(event) => onChange({ ...span, closes: event.currentTarget.value === '00:00' ? '24:00' : event.currentTarget.value })} />
      <button type="button" onClick={onDone} aria-label={say('hours.done')}>
        <IconCheck size={16} stroke={1.75} aria-hidden />
      </button>
      <button type="button" onClick={onRemove} aria-label={say('hours.remove')}>
        <IconX size={16} stroke={1.75} aria-hidden />
      </button>
    </span>
  );
}
