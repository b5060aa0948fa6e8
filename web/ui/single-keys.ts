import { singleKeysAct } from './keys/switch.ts';

/**
 * Whether a key pressed now is a single key: they are not switched off, nothing is held down with it, not in a field, no
 * dialog or menu open, and nobody else has acted on the same press. Dialogs and menus of ours carry their role as an attribute.
 */
export function isSingleKey(event: KeyboardEvent): boolean {
  if (!singleKeysAct() || event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey || event.isComposing) return false;
  if (event.target instanceof Element && event.target.closest(FIELDS)) return false;
  return document.querySelector('[role="dialog"], [role="menu"]') === null;
}

const FIELDS = 'input, textarea, select, [contenteditable=""], [contenteditable="true"], [role="listbox"]';
