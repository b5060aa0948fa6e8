import { IconX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { Avatar, type Face } from '../../../ui/Avatar.tsx';
import classes from './Chips.module.css';

/** Somebody, or something, in a set that can be changed. */
export interface Chip {
  id: string;
  label: string;
  face?: Face;
  /** Its own page. */
  to?: string;
}

interface ChipsProps {
  /** What the set is, read aloud. */
  label: string;
  chips: readonly Chip[];
  /** What the button does that takes one out: "Remove Ana". */
  removeLabel: (chip: Chip) => string;
  /** Null: nothing can be changed here. */
  onRemove: ((chip: Chip) => void) | null;
  /** The way to more. */
  children?: ReactNode;
}

/** A set in one line or more: each can be taken out, and more put in. */
export function Chips({ label, chips, removeLabel, onRemove, children }: ChipsProps) {
  return (
    <div className={classes.chips}>
      <ul aria-label={label}>
        {chips.map((chip) => (
          <li key={chip.id} className={classes.chip}>
            {chip.face && <Avatar of={chip.face} size={20} />}
            {chip.to ? (
              <Link className={classes.name} to={chip.to}>
                {chip.label}
              </Link>
            ) : (
              <span className={classes.name}>{chip.label}</span>
            )}
            {onRemove && (
              <button type="button" aria-label={removeLabel(chip)} onClick={() => onRemove(chip)}>
                <IconX size={16} stroke={1.75} aria-hidden />
              </button>
            )}
          </li>
        ))}
      </ul>
      {children}
    </div>
  );
}
