import { IconChevronDown } from '@tabler/icons-react';
import classes from './AuditFilters.module.css';

interface FilterSelectProps {
  label: string;
  /** What the first choice is called, which narrows nothing. */
  any: string;
  value: string;
  groups: readonly { label: string | null; choices: readonly Choice[] }[];
  onChange: (value: string) => void;
}

interface Choice {
  value: string;
  label: string;
}

/** Narrows the list by one of many. The browser's own list lies unseen over the words, so that they take no more room than they need. */
export function FilterSelect({ label, any, value, groups, onChange }: FilterSelectProps) {
  const chosen = groups.flatMap(({ choices }) => choices).find((each) => each.value === value);
  return (
    <span className={classes.pill} data-chosen={value !== '' || undefined}>
      <span className={classes.words} aria-hidden>
        {chosen?.label ?? any}
      </span>
      <IconChevronDown size={16} stroke={1.75} aria-hidden />
      <select aria-label={label} value={value} onChange={(event) => onChange(event.currentTarget.value)}>
        <option value="">{any}</option>
        {groups.map((group) =>
          group.label === null ? (
            group.choices.map(toOption)
          ) : (
            <optgroup key={group.label} label={group.label}>
              {group.choices.map(toOption)}
            </optgroup>
          ),
        )}
      </select>
    </span>
  );
}

function toOption({ value, label }: Choice) {
  return (
    <option key={value} value={value}>
      {label}
    </option>
  );
}
