import { useEffect } from 'react';

/** What the single keys of a thread do now; a key without a deed is left to others. */
export type SingleKeys = Readonly<Record<string, (() => void) | undefined>>;

/** Single keys never act in a field, in a dialog or menu, or where somebody else has acted on the same press. */
export function useSingleKeys(keys: SingleKeys): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const deed = keys[event.key.toLowerCase()];
      if (!deed || event.repeat || event.shiftKey || !isSingleKey(event)) return;
      event.preventDefault();
      deed();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [keys]);
}

/** Whether a key pressed now is a single key: nothing held down with it, not in a field, no dialog or menu open. */
export function isSingleKey(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey || event.isComposing) return false;
  if (event.target instanceof Element && event.target.closest('input, textarea, select, [contenteditable], [role="dialog"], [role="menu"], [role="listbox"]')) return false;
  return document.querySelector('[role="dialog"], [role="menu"]') === null;
}
