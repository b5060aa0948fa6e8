import { useState } from 'react';
import { refusalOf } from '../../../data/refusal.ts';
import { useDeed } from '../../../ui/use-deed.ts';
import { whyNot } from './why-not.ts';
import { placeIn } from './NameRows.tsx';

/** A list that is changed as a whole and then saved: what stands on the server until something is changed. */
export function useListDraft<Value>(stored: Value | undefined, save: (value: Value) => Promise<unknown>) {
  const [draft, setDraft] = useState<Value | null>(null);
  const [faults, setFaults] = useState<Record<number, string>>({});
  const { working, trouble, run, refuse } = useDeed(whyNot);
  const value = draft ?? stored;

  function change(next: Value): void {
    setDraft(next);
    setFaults({});
    refuse(null);
  }

  async function go(): Promise<boolean> {
    if (value === undefined) return false;
    const done = await run(async () => {
      try {
        await save(value);
      } catch (error) {
        const place = placeIn(refusalOf(error).path);
        if (place === null) throw error;
        setFaults({ [place]: whyNot(error) });
        return ' ';
      }
      return undefined;
    });
    if (done) setDraft(null);
    return done;
  }

  return { value, change, changed: draft !== null, faults, working, trouble: trouble?.trim() || null, discard: () => setDraft(null), save: go };
}
