import { type CannedReplyFieldsFragment, useDeleteCannedReplyMutation } from '../generated.ts';
import { ConfirmDialog } from '../../../ui/ConfirmDialog.tsx';
import { say } from '../../../ui/say.ts';
import { showToast } from '../../../ui/toast.tsx';
import { useDeed } from '../../../ui/use-deed.ts';
import { askAgain } from '../ask-again.ts';
import { whyNot } from './why-not.ts';

/** Asks before a text goes that others may use, too. */
export function DeleteReplyDialog({ reply: { id, title, shortcut }, onClose }: { reply: CannedReplyFieldsFragment; onClose: () => void }) {
  const [remove] = useDeleteCannedReplyMutation({ ...askAgain('CannedReplies', 'Macros', 'MacroChoices'), awaitRefetchQueries: true });
  const { working, trouble, run } = useDeed(whyNot);

  async function go(): Promise<void> {
    const done = await run(async () => void (await remove({ variables: { input: { cannedReplyId: id } } })));
    if (!done) return;
    onClose();
    showToast({ text: say('texts.deleted', { shortcut }) });
  }

  return (
    <ConfirmDialog opened onClose={onClose} title={say('texts.deleteTitle', { title })} deed={say('texts.doDelete')} onConfirm={() => void go()} busy={working} trouble={trouble} danger>
      <p>{say('texts.deleteText')}</p>
    </ConfirmDialog>
  );
}
