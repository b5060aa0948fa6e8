import { type KeyboardEvent, type MouseEvent, useLayoutEffect, useRef } from 'react';

/**
 * Opens a dialog over the whole page as long as it is drawn. The browser itself keeps the focus in, makes the page
 * behind inert, and gives the focus back to the opener. Escape and a press beside it close, unless `busy`; once something
 * was written in it, a press beside it does not, since that happens by mistake.
 */
export function useModal(onClose: () => void, busy = false) {
  const ref = useRef<HTMLDialogElement>(null);
  const written = useRef(false);

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
    onInput(event: { target: EventTarget }) {
      if (event.target instanceof HTMLElement && event.target.matches(WRITTEN)) written.current = true;
    },
    onMouseDown(event: MouseEvent) {
      if (event.target === event.currentTarget && !written.current) leave();
    },
  } as const;
}

/** Where somebody writes what they would miss: not what they look for. */
const WRITTEN = 'textarea, input:not([type="search"], [role="combobox"], [type="checkbox"], [type="radio"])';

/** The one that is marked, else the first after the head. */
function firstControl(dialog: HTMLDialogElement): HTMLElement | null {
  const controls = 'input:not(:disabled), textarea, select, button:not(:disabled), a[href]';
  return dialog.querySelector<HTMLElement>('[data-autofocus]') ?? [...dialog.querySelectorAll<HTMLElement>(controls)].find((control) => !control.closest('header')) ?? null;
}
