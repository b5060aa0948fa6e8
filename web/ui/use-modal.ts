import { type KeyboardEvent, type MouseEvent, useLayoutEffect, useRef } from 'react';

/**
 * Opens a dialog over the whole page as long as it is drawn. The browser itself keeps the focus in, makes the page
 * behind inert, and gives the focus back to the opener. Escape and a press beside it close, unless `busy`.
 */
export function useModal(onClose: () => void, busy = false) {
  const ref = useRef<HTMLDialogElement>(null);

  useLayoutEffect(() => {
    const dialog = ref.current;
    if (!dialog || dialog.open) return;
    dialog.showModal();
    firstControl(dialog)?.focus();
    return () => dialog.close();
  }, []);

  const leave = () => {
    if (!busy) onClose();
  };
  return {
    ref,
    // Attributes are what the keys of the page look for: see where they ask for an open dialog.
    role: 'dialog',
    'aria-modal': true,
    onKeyDown(event: KeyboardEvent) {
      if (event.key !== 'Escape' || event.defaultPrevented) return;
      event.preventDefault();
      event.stopPropagation();
      leave();
    },
    onCancel(event: { target: unknown; currentTarget: unknown; preventDefault: () => void }) {
      if (event.target !== event.currentTarget) return;
      event.preventDefault();
      leave();
    },
    onMouseDown(event: MouseEvent) {
      if (event.target === event.currentTarget) leave();
    },
  } as const;
}

/** The one that is marked, else the first after the head. */
function firstControl(dialog: HTMLDialogElement): HTMLElement | null {
  const controls = 'input:not(:disabled), textarea, select, button:not(:disabled), a[href]';
  return dialog.querySelector<HTMLElement>('[data-autofocus]') ?? [...dialog.querySelectorAll<HTMLElement>(controls)].find((control) => !control.closest('header')) ?? null;
}
