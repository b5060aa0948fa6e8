import { say } from '../../../ui/say.ts';
import { showToast } from '../../../ui/toast.tsx';
import { whyNot } from '../why-not.ts';

/** Long enough to read what happened and to think better of it. */
const SECONDS = 20;

/** A deed's inverse. Answers why it was not done, or null. */
export type Inverse = () => Promise<string | null>;

/** Says what was done and offers to undo it: the inverse is a deed like any other, and may be refused like one. */
export function undoToast(text: string, inverse: Inverse): void {
  showToast({ text, seconds: SECONDS, action: { label: say('admin-sight.undo'), run: () => void undo(inverse) } });
}

async function undo(inverse: Inverse): Promise<void> {
  const refused = await inverse().catch(whyNot);
  if (refused === null) showToast({ text: say('admin-sight.undone') });
  else showToast({ text: say('admin-sight.notUndone'), detail: refused });
}
