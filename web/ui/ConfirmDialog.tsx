import type { ReactNode } from 'react';
import { Button } from './Button.tsx';
import { DialogFrame } from './DialogFrame.tsx';
import classes from './ConfirmDialog.module.css';
import { Dots } from './Dots.tsx';
import { Notice } from './Notice.tsx';
import { say } from './say.ts';

interface ConfirmDialogProps {
  opened: boolean;
  onClose: () => void;
  /** Names the deed: "Suspend Ana Moreau?" */
  title: string;
  subtitle?: ReactNode;
  /** Says what will happen, and to whom. */
  children: ReactNode;
  /** At the foot's start. */
  aside?: ReactNode;
  /** Repeats the deed with its object: "Suspend Ana". */
  deed: string;
  onConfirm: () => void;
  /** Under way: the button keeps its place and its focus, and nothing closes. */
  busy?: boolean;
  /** Something has to be chosen first. */
  disabled?: boolean;
  danger?: boolean;
  /** Why it was not done. The dialog stays as it was. */
  trouble?: ReactNode;
}

/** Asks before a deed that others will feel. */
export function ConfirmDialog({ opened, onClose, title, subtitle, children, aside, deed, onConfirm, busy = false, disabled = false, danger = false, trouble }: ConfirmDialogProps) {
  const go = () => !busy && onConfirm();
  return (
    <DialogFrame
      opened={opened}
      onClose={onClose}
      busy={busy}
      title={title}
      subtitle={subtitle}
      aside={aside}
      actions={
        <>
          <Button variant="subtle" onClick={onClose} disabled={busy}>
            {say('plain.cancel')}
          </Button>
          <Button variant="filled" data-danger={danger || undefined} onClick={go} disabled={disabled} aria-busy={busy || undefined} rightSection={busy ? <Dots /> : undefined}>
            {deed}
          </Button>
        </>
      }
    >
      <div className={classes.body}>
        <div role="alert">{trouble && <Notice tone="danger">{trouble}</Notice>}</div>
        {children}
      </div>
    </DialogFrame>
  );
}
