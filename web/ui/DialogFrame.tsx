import { IconX } from '@tabler/icons-react';
import { type ReactNode, useId } from 'react';
import { createPortal } from 'react-dom';
import classes from './DialogFrame.module.css';
import { say } from './say.ts';
import { useModal } from './use-modal.ts';

interface DialogFrameProps {
  opened: boolean;
  /** Null: it is left by its own buttons alone. */
  onClose: (() => void) | null;
  /** Names the deed. */
  title: string;
  /** Names the thread, or whatever it is done to. */
  subtitle?: ReactNode;
  /** Says what will happen. */
  children: ReactNode;
  /** At the foot's start: what others will read. */
  aside?: ReactNode;
  /** The buttons, the deed last. */
  actions: ReactNode;
  /** Work is under way: neither Escape nor a press beside it closes. */
  busy?: boolean;
}

/**
 * A dialog of 520, on phones a sheet of full height with its buttons at the bottom. The focus goes to what is marked
 * `data-autofocus`, else to the first control, and back to the opener. It hangs at the page itself: in a form, Enter in a
 * field of the dialog would send that form.
 */
export function DialogFrame({ opened, ...frame }: DialogFrameProps) {
  return opened ? <OpenDialog {...frame} /> : null;
}

function OpenDialog({ onClose, title, subtitle, children, aside, actions, busy }: Omit<DialogFrameProps, 'opened'>) {
  const modal = useModal(onClose ?? stay, busy);
  const id = useId();
  return createPortal(
    <dialog {...modal} className={classes.dialog} aria-labelledby={id}>
      <div className={classes.content}>
        <header className={classes.head}>
          <div className={classes.names}>
            <h2 className={classes.title} id={id}>
              {title}
            </h2>
            {subtitle && <p className={classes.subtitle}>{subtitle}</p>}
          </div>
          {onClose && (
            <button type="button" className={classes.close} onClick={onClose} disabled={busy} aria-label={say('plain.close')}>
              <IconX size={18} stroke={1.75} aria-hidden />
            </button>
          )}
        </header>
        <div className={classes.body}>{children}</div>
        <footer className={classes.foot}>
          {aside && <p className={classes.aside}>{aside}</p>}
          <div className={classes.actions}>{actions}</div>
        </footer>
      </div>
    </dialog>,
    document.body,
  );
}

function stay(): void {}
