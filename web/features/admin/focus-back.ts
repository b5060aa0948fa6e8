/**
 * After a dialog: the browser gives the focus back to the opener, and where that is gone with what was done, it goes to
 * the part of the page that it stood in. Nobody finds themselves nowhere.
 */
export function focusBack(part: () => HTMLElement | null): void {
  setTimeout(() => {
    if (document.activeElement === null || document.activeElement === document.body) part()?.focus({ preventScroll: true });
  });
}
