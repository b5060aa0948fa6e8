import { type ApiTokenFieldsFragment, useRevokeApiTokenMutation } from '../generated.ts';
import { ConfirmDialog } from '../../../ui/ConfirmDialog.tsx';
import { say } from '../../../ui/say.ts';
import { showToast } from '../../../ui/toast.tsx';
import { useDeed } from '../../../ui/use-deed.ts';
import { whyNot } from '../why-not.ts';
import { rightsOf, usedWhen } from './token-words.ts';

/** Ends a token, after saying when a program last used it: that one will stop. */
export function RevokeDialog({ token, onClose }: { token: ApiTokenFieldsFragment; onClose: () => void }) {
  const [revokeApiToken] = useRevokeApiTokenMutation();
  const { working, trouble, run } = useDeed(whyNot);
  const { name, lastUsedAt, lastUsedFrom, account } = token;

  const go = () =>
    run(async () => {
      await revokeApiToken({ variables: { input: { tokenId: token.id } } });
      onClose();
      showToast({ text: say('admin-tokens.revokeDone', { name }) });
    });

  return (
    <ConfirmDialog
      opened
      danger
      onClose={onClose}
      title={say('admin-tokens.revokeTitle', { name })}
      subtitle={[account.name, ...rightsOf(token)].join(' · ')}
      deed={say('admin-tokens.revokeNamed', { name })}
      onConfirm={() => void go()}
      busy={working}
      trouble={trouble}
    >
      <p>{lastUsedAt ? say('admin-tokens.revokeUsed', { when: usedWhen(token, Date.now()).toLowerCase(), where: lastUsedFrom ? say('admin-tokens.from', { address: lastUsedFrom }) : '' }) : say('admin-tokens.revokeUnused')}</p>
      <p>{say('admin-tokens.revokeForGood')}</p>
    </ConfirmDialog>
  );
}
