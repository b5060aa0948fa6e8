import { Modal } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './DialogFrame.module.css';
import { say } from './say.ts';

interface DialogFrameProps {
  opened: boolean;
  onClose: () => void;
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
  /** Work is under way: neither Escape nor a click beside it closes. */
  busy?: boolean;
}

/** A dialog of 520, on phones a sheet of full height with its buttons at the bottom. Focus goes in, and back to the opener. */
export function DialogFrame({ opened, onClose, title, subtitle, children, aside, actions, busy }: DialogFrameProps) {
  const phone = useMediaQuery('(max-width: 47.99em)') ?? false;
  return (
    <Modal.Root
      opened={opened}
      onClose={onClose}
      size="32.5rem"
      fullScreen={phone}
      centered
      closeOnEscape={!busy}
      closeOnClickOutside={!busy}
      transitionProps={{ transition: phone ? 'slide-up' : 'pop', duration: 140 }}
      classNames={{ content: classes.content, body: classes.body, inner: classes.inner, overlay: classes.overlay }}
    >
      <Modal.Overlay />
      <Modal.Content>
        <header className={classes.head}>
          <div className={classes.names}>
            <Modal.Title className={classes.title}>{title}</Modal.Title>
            {subtitle && <p className={classes.subtitle}>{subtitle}</p>}
          </div>
          <button type="button" className={classes.close} onClick={onClose} disabled={busy} aria-label={say('plain.close')}>
            <IconX size={18} stroke={1.75} aria-hidden />
          </button>
        </header>
        <Modal.Body>{children}</Modal.Body>
        <footer className={classes.foot}>
          {aside && <p className={classes.aside}>{aside}</p>}
          <div className={classes.actions}>{actions}</div>
        </footer>
      </Modal.Content>
    </Modal.Root>
  );
}
