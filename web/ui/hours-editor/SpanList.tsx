import { say } from '../say.ts';
import classes from './Hours.module.css';
import { type Span, spansFault } from './hours-draft.ts';
import { SpanChip } from './SpanChip.tsx';

interface SpanListProps {
  spans: readonly Span[];
  /** Which day it is, read aloud. */
  day: string;
  /** The one that stands as two fields. */
  open: number | null;
  onOpen: (place: number | null) => void;
  onChange: (spans: readonly Span[]) => void;
}

/** The spans of one day, each of which can be changed in its place. */
export function SpanList({ spans, day, open, onOpen, onChange }: SpanListProps) {
  return spans.map((span, place) => (
    <SpanChip
      key={place}
      span={span}
      day={day}
      open={open === place}
      onOpen={() => onOpen(place)}
      onDone={() => onOpen(null)}
      onChange={(changed) => onChange(spans.map((each, at) => (at === place ? changed : each)))}
      onRemove={() => {
        onChange(spans.filter((_, at) => at !== place));
        onOpen(null);
      }}
    />
  ));
}

/** What is wrong with them, said at once. */
export function SpansFault({ spans }: { spans: readonly Span[] }) {
  const fault = spansFault(spans);
  return (
    fault && (
      <p className={classes.fault} role="alert">
        {say(`hours.${fault}`)}
      </p>
    )
  );
}
