/** Which rows the table shows. */
export const SHOWN = ['all', 'error', 'create', 'change', 'same'] as const;
export type Shown = (typeof SHOWN)[number];

export function isShown(word: string | null): word is Shown {
  return SHOWN.some((each) => each === word);
}

/** What somebody wants to see first: what is wrong, if anything is. */
export function firstShown({ error }: { error: number }): Shown {
  return error > 0 ? 'error' : 'all';
}
