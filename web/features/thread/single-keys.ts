import { useEffect } from 'react';
import { isSingleKey } from '../../ui/single-keys.ts';

/** What the single keys of a thread do now; a key without a deed is left to others. */
export type SingleKeys = Readonly<Record<string, (() => void) | undefined>>;

/** Single keys never act in a field, in a dialog or menu, or where somebody else has acted on the same press. */
export function useSingleKeys(keys: SingleKeys): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const deed = keys[event.key.toLowerCase()];
      if (!deed || event.repeat || event.shiftKey || !isSingleKey(event)) return;
      event.preventDefault();
      deed();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [keys]);
}
