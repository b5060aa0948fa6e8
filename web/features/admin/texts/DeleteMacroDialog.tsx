import { type MacroFieldsFragment, useDeleteMacroMutation } from '../generated.ts';
import { ConfirmDialog } from '../../../ui/ConfirmDialog.tsx';
import { say } from '../../../ui/say.ts';
import { showToast } from '../../../ui/toast.tsx';
import { useDeed } from '../../../ui/use-deed.ts';
import { askAgain } from '../ask-again.ts';
import { whyNot } from './why-not.ts';

/** Asks before a macro goes that others may run, too. */
export function DeleteMacroDialog({ macro: { id, name }, onClose }: { macro: MacroFieldsFragment; onClose: () => void }) {
  const [remove] = useDeleteMacroMutation({ ...askAgain('Macros'), awaitRefetchQueries: true });
  const { working, trouble, run } = useDeed(whyNot);

  async function go(): Promise<void> {
    const done = await run(async () => void (await remove({ variables: { input: { macroId: id } } })));
    if (!done) return;
    onClose();
    showToast({ text: say('texts.macroDeleted', { name }) });
  }

  return (
    <ConfirmDialog opened onClose={onClose} title={say('texts.deleteTitle', { title: name })} deed={say('texts.macroDelete')} onConfirm={() => void go()} busy={working} trouble={trouble} danger>
      <p>{say('texts.macroDeleteText')}</p>
    </ConfirmDialog>
  );
}
