import type { Page } from 'playwright-core';

export const WIDE = { width: 1440, height: 900 };
export const PHONE = { width: 390, height: 844 };

/** One screen, of one person, at one moment. Later ones find what earlier ones did. */
export interface Picture {
  name: string;
  /** Null: nobody has signed in yet. */
  who: string | null;
  size: { width: number; height: number };
  scheme?: 'dark';
  show: (page: Page, url: string) => Promise<void>;
}
