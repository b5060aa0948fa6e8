import { useState } from 'react';

export interface Deed {
  /** Whether it is under way: until it has ended no other one begins. */
  working: boolean;
  /** Why it was not done. */
  trouble: string | null;
  /** Answers whether it was done. A sentence that the deed itself answers is why it was not. */
  run: (deed: () => Promise<string | undefined | void>) => Promise<boolean>;
  /** Says why not, or, with null, no longer. */
  refuse: (sentence: string | null) => void;
}

/** A deed outside of a form: whether it is under way, and why it was not done, in the words of whoever asks. */
export function useDeed(whyNot: (error: unknown) => string): Deed {
  const [working, setWorking] = useState(false);
  const [trouble, refuse] = useState<string | null>(null);

  async function run(deed: () => Promise<string | undefined | void>): Promise<boolean> {
    if (working) return false;
    setWorking(true);
    refuse(null);
    const sentence = await deed().catch(whyNot);
    refuse(sentence ?? null);
    setWorking(false);
    return !sentence;
  }

  return { working, trouble, run, refuse };
}
