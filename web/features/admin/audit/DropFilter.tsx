import { IconX } from '@tabler/icons-react';
import { say } from '../../../ui/say.ts';
import classes from './AuditFilters.module.css';

/** A filter that was chosen in a line, and has no field of its own. */
export function DropFilter({ label, onDrop }: { label: string; onDrop: () => void }) {
  return (
    <span className={classes.pill} data-chosen>
      <span className={classes.words}>{label}</span>
      <button type="button" className={classes.drop} aria-label={say('admin-audit.dropFilter', { filter: label })} onClick={onDrop}>
        <IconX size={14} stroke={1.75} aria-hidden />
      </button>
    </span>
  );
}
