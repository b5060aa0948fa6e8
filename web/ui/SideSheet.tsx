import type { ReactNode } from 'react';
import classes from './SideSheet.module.css';
import { useModal } from './use-modal.ts';

interface SideSheetProps {
  opened: boolean;
  onClose: () => void;
  label: string;
  children: ReactNode;
}

/** A drawer of 320 at the end edge, for what has a column of its own where there is more room. */
export function SideSheet({ opened, ...sheet }: SideSheetProps) {
  return opened ? <OpenSheet {...sheet} /> : null;
}

function OpenSheet({ onClose, label, children }: Omit<SideSheetProps, 'opened'>) {
  const modal = useModal(onClose);
  return (
    <dialog {...modal} className={classes.sheet} aria-label={label}>
      <div className={classes.content}>{children}</div>
    </dialog>
  );
}
