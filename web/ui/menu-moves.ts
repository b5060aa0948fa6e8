/** Where a menu opens: below its button with the ends aligned, or at its side with the feet aligned. */
export type MenuPosition = 'bottom-end' | 'right-end';

const gap = 6;
const margin = 8;

/** Puts an open menu beside its button, all of it on the screen. */
export function placeMenu(menu: HTMLElement, button: HTMLElement, position: MenuPosition): void {
  const { width, height } = menu.getBoundingClientRect();
  const at = button.getBoundingClientRect();
  const rightToLeft = getComputedStyle(button).direction === 'rtl';
  const beside = rightToLeft ? at.left - gap - width : at.right + gap;
  const below = rightToLeft ? at.left : at.right - width;
  const left = position === 'right-end' ? beside : below;
  const top = position === 'right-end' ? at.bottom - height : at.bottom + gap;
  menu.style.left = `${within(left, innerWidth - width)}px`;
  menu.style.top = `${within(top, innerHeight - height)}px`;
}

/** What a key does with the focus in a menu: arrows, Home and End, or the first letter of a choice. Answers whether it did. */
export function moveInMenu(menu: HTMLElement, key: string): boolean {
  const items = [...menu.querySelectorAll<HTMLElement>('[role^="menuitem"]')];
  const here = items.findIndex((item) => item === document.activeElement);
  const next = items[nextPlace(items.map((item) => item.textContent ?? ''), here, key)];
  next?.focus();
  return next !== undefined;
}

/** The place among `words` that `key` leads to from `here`; -1: nowhere. */
export function nextPlace(words: readonly string[], here: number, key: string): number {
  const count = words.length;
  if (count === 0) return -1;
  if (key === 'first' || key === 'Home') return 0;
  if (key === 'End') return count - 1;
  if (key === 'ArrowDown') return (here + 1) % count;
  if (key === 'ArrowUp') return (Math.max(here, 0) - 1 + count) % count;
  if (key.length !== 1 || key === ' ') return -1;
  const round = words.map((_, step) => (here + 1 + step) % count);
  return round.find((place) => words[place]?.trim().toLocaleLowerCase().startsWith(key.toLocaleLowerCase())) ?? -1;
}

function within(place: number, most: number): number {
  return Math.max(margin, Math.min(place, most - margin));
}
