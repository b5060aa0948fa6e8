/**
 * Whether a key pressed now is a single key of the desk: nothing held down with it, not in a field, and no dialog or
 * menu open. A key that somebody else has acted on is not pressed again.
 */
export function isSingleKey(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey || event.isComposing) return false;
  if (event.target instanceof Element && event.target.closest('input, textarea, select, [contenteditable=""], [contenteditable="true"], [role="dialog"], [role="menu"], [role="listbox"]')) return false;
  return document.querySelector('[role="dialog"], [role="menu"]') === null;
}
