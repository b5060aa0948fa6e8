import classes from './AuditFilters.module.css';

interface FilterDayProps {
  label: string;
  /** `2026-03-12`, or empty. */
  value: string;
  min?: string;
  max?: string;
  onChange: (day: string) => void;
}

/** The first or the last day that is of interest. */
export function FilterDay({ label, value, min, max, onChange }: FilterDayProps) {
  return (
    <label className={classes.pill} data-chosen={value !== '' || undefined}>
      <span className={classes.name}>{label}</span>
      <input type="date" value={value} min={min || undefined} max={max || undefined} onChange={(event) => onChange(event.currentTarget.value)} />
    </label>
  );
}
