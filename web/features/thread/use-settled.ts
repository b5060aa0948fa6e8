import { useEffect, useState } from 'react';

/** Milliseconds after which what comes to an opened thread is news, and no longer its first loading. */
const settles = 1500;

/** Whether the first loading is over. */
export function useSettled(): boolean {
  const [settled, setSettled] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(true), settles);
    return () => clearTimeout(timer);
  }, []);
  return settled;
}
