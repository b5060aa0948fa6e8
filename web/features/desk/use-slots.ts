import { useEffect, useLayoutEffect, useState } from 'react';
import { type Hands, nextFold, type Row, settle, type Slot, withheld } from './slots.ts';

/** What holds the list, without the time: that is looked up when it is needed. */
export type Holding = Omit<Hands, 'at'>;

interface Settled {
  slots: readonly Slot[];
  /** New rows that wait until the hands have gone. */
  outside: readonly Row[];
  /** Lets them in: somebody asked. */
  letIn: () => void;
}

/** A list that moves only when nobody has it in hand, and keeps what has left until its words are said. */
export function useSlots(rows: readonly Row[], holding: Holding): Settled {
  const [slots, setSlots] = useState<readonly Slot[]>(() => settle([], rows, { ...holding, at: Date.now() }));
  const [, look] = useState(0);

  // Before anything is painted, and after every change of what the server or the hands said. It settles at the second look.
  useLayoutEffect(() => setSlots((before) => settle(before, rows, { ...holding, at: Date.now() })));

  const fold = nextFold(slots);
  useEffect(() => {
    if (fold === null || fold <= Date.now()) return;
    const timer = setTimeout(() => look((looks) => looks + 1), fold - Date.now() + 20);
    return () => clearTimeout(timer);
  }, [fold]);

  return {
    slots,
    outside: withheld(slots, rows),
    letIn: () => setSlots((before) => settle(before, rows, { ...holding, pointer: false, focus: false, at: Date.now() })),
  };
}
