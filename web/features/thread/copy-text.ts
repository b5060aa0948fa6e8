import { say } from '../../ui/say.ts';
import { showToast } from '../../ui/toast.tsx';

/** Puts a text on the clipboard, and says whether it is there: over plain http a browser has none to give. */
export async function copyText(text: string, words = say('thread.copied')): Promise<void> {
  const done = await navigator.clipboard?.writeText(text).then(
    () => true,
    () => false,
  );
  showToast({ text: done ? words : say('thread.notCopied') });
}
