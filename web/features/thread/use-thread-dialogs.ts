import { useCallback, useState } from 'react';
import { say } from '../../ui/say.ts';
import { showToast } from '../../ui/toast.tsx';
import type { DialogName, ThreadDialogs } from './ThreadDialogs.tsx';
import { useDialog } from './use-dialog.ts';

/** The dialogs of the staff come with the first that is opened: who reads and writes does not load them. */
export function useThreadDialogs() {
  const { name, open: show, close } = useDialog<DialogName>();
  const [Dialogs, setDialogs] = useState<typeof ThreadDialogs | null>(null);

  const open = useCallback(
    async (next: DialogName) => {
      show(next);
      try {
        const part = await import('./ThreadDialogs.tsx');
        setDialogs(() => part.ThreadDialogs);
      } catch {
        close();
        showToast({ text: say('thread.noAnswer') });
      }
    },
    [show, close],
  );
  return { name, Dialogs, open: (next: DialogName) => void open(next), close };
}
