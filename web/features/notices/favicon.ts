import mark from '../../ui/mark.svg?raw';

const DISC = '<circle cx="24" cy="8" r="7.5" fill="#c7341f" stroke="#fff" stroke-width="1.5"/>';

/** A disc on the icon of the tab while something is unread. Null: none was touched yet. */
let plain: string | null = null;

export function markTab(unread: boolean): void {
  const link = document.querySelector<HTMLLinkElement>('link[rel="icon"]');
  if (!link || (plain === null && !unread)) return;
  plain ??= link.href;
  link.href = unread ? `data:image/svg+xml,${encodeURIComponent(mark.replace('</svg>', `${DISC}</svg>`))}` : plain;
}
