import { useEffect, useRef, useState } from 'react';

/**
 * What somebody types, where what counts is kept elsewhere, such as in the address, and may only follow: each letter stands
 * at once, and `onSettled` hears of it when they pause. A change from elsewhere (Back, a cleared filter) stands in the field.
 */
export function useTyped(settled: string, onSettled: (text: string) => void): [typed: string, type: (text: string) => void] {
  const [typed, setTyped] = useState(settled);
  const told = useRef(settled);
  const hear = useRef(onSettled);
  hear.current = onSettled;

  useEffect(() => {
    // Our own words coming back late must not undo what was typed since.
    if (settled === told.current) return;
    told.current = settled;
    setTyped(settled);
  }, [settled]);

  useEffect(() => {
    if (typed === told.current) return;
    const timer = setTimeout(() => {
      told.current = typed;
      hear.current(typed);
    }, pause);
    return () => clearTimeout(timer);
  }, [typed]);

  return [typed, setTyped];
}

/** Milliseconds. */
const pause = 180;
