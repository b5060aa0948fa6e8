import { useCallback, useState } from 'react';
import { partOver } from '../../ui/part.tsx';
import type { DialogName } from './ThreadDialogs.tsx';
import { useDialog } from './use-dialog.ts';

/** The dialogs of the staff come with the first that is opened, and stay: who reads and writes does not load them. */
export const ThreadDialogs = partOver(() => import('./ThreadDialogs.tsx').then((dialogs) => dialogs.ThreadDialogs));

export function useThreadDialogs() {
  const { name, open: show, close } = useDialog<DialogName>();
  const [begun, begin] = useState(false);
  const open = useCallback((next: DialogName) => {
    begin(true);
    show(next);
  }, [show]);
  const giveUp = useCallback(() => {
    begin(false);
    close();
  }, [close]);
  return { name, begun, open, close, giveUp };
}
