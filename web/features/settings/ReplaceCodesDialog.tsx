import { useReplaceRecoveryCodesMutation } from './generated.ts';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { say } from '../../ui/say.ts';
import { useDeed } from '../../ui/use-deed.ts';
import { whyNot } from './why-not.ts';

interface ReplaceCodesDialogProps {
  /** Whether there are some that would stop working. */
  some: boolean;
  onDone: (codes: readonly string[] | null) => void;
  onClose: () => void;
}

export function ReplaceCodesDialog({ some, onDone, onClose }: ReplaceCodesDialogProps) {
  const [replace] = useReplaceRecoveryCodesMutation();
  const { working, trouble, run } = useDeed(whyNot);

  const confirm = () =>
    run(async () => {
      const { data } = await replace();
      onDone(data?.replaceRecoveryCodes.codes ?? null);
      return undefined;
    });

  return (
    <ConfirmDialog opened onClose={onClose} title={say('settings.replaceTitle')} deed={say('settings.replaceDeed')} danger={some} busy={working} trouble={trouble} onConfirm={confirm}>
      <p>{say(some ? 'settings.replaceText' : 'settings.codesLead')}</p>
    </ConfirmDialog>
  );
}
