import './firm.css';
import { type CSSProperties, useEffect } from 'react';

/**
 * Wears the firm's colour on the whole page for as long as whoever calls this stands there. Null: Switchboard's own. It
 * goes through the style object of the page, which our policy allows; written into markup it would be refused.
 */
export function useFirmColour(colour: string | null): void {
  useEffect(() => {
    if (colour === null) return;
    const { style, dataset } = document.documentElement;
    style.setProperty('--sb-firm', colour);
    dataset['firm'] = '';
    return () => {
      style.removeProperty('--sb-firm');
      delete dataset['firm'];
    };
  }, [colour]);
}

/** The same for a part of a page: how it would look in a theme, whichever the page is in. */
export function firmLook(colour: string | null, scheme: 'light' | 'dark'): { style?: CSSProperties; 'data-scheme': string; 'data-firm'?: string } {
  return { 'data-scheme': scheme, ...(colour !== null && { style: { '--sb-firm': colour }, 'data-firm': '' }) };
}
