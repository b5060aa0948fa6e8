import { type ReactNode, useState } from 'react';
import { ConfirmDialog } from '../../../ui/ConfirmDialog.tsx';

interface Asked {
  sentences: readonly string[];
  answer: (yes: boolean) => void;
}

/** Asks within a deed, in the middle of it: what will happen stands in whole sentences. Nothing to say: nothing is asked. */
export function useConfirmed(title: string, deed: string): { ask: (sentences: readonly string[]) => Promise<boolean>; confirming: ReactNode } {
  const [asked, setAsked] = useState<Asked | null>(null);

  const ask = (sentences: readonly string[]) =>
    sentences.length === 0 ? Promise.resolve(true) : new Promise<boolean>((answer) => setAsked({ sentences, answer }));

  function answer(yes: boolean): void {
    asked?.answer(yes);
    setAsked(null);
  }

  const confirming = asked && (
    <ConfirmDialog opened onClose={() => answer(false)} title={title} deed={deed} onConfirm={() => answer(true)}>
      {asked.sentences.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
    </ConfirmDialog>
  );
  return { ask, confirming };
}
