import { type ReactNode, useState } from 'react';
import { type AccountRowFragment, useRenewInvitationMutation, useRevokeInvitationMutation } from '../generated.ts';
import { say } from '../../../ui/say.ts';
import { showToast } from '../../../ui/toast.tsx';
import type { Deed } from './deeds-for.ts';
import { OffBoardDialog } from './OffBoardDialog.tsx';
import { PasswordResetDialog } from './PasswordResetDialog.tsx';
import { SuspendDialog } from './SuspendDialog.tsx';
import { lists, told, useReactivate } from './use-reactivate.ts';

/** Starts a deed: those that others feel ask first in a dialog, the others are done and can be taken back. */
export function useAccountDeeds(): { start: (deed: Deed, account: AccountRowFragment) => void; dialog: ReactNode } {
  const [asking, setAsking] = useState<{ deed: Deed; account: AccountRowFragment } | null>(null);
  const links = useInvitations();
  const reactivate = useReactivate();
  const close = () => setAsking(null);

  function start(deed: Deed, account: AccountRowFragment): void {
    if (deed === 'renew') void links.renew(account);
    else if (deed === 'revoke') void links.revoke(account);
    else if (deed === 'reactivate') void reactivate(account);
    else setAsking({ deed, account });
  }

  return { start, dialog: asking && <DeedDialog {...asking} onClose={close} /> };
}

function DeedDialog({ deed, ...dialog }: { deed: Deed; account: AccountRowFragment; onClose: () => void }) {
  if (deed === 'suspend') return <SuspendDialog {...dialog} />;
  return deed === 'offBoard' ? <OffBoardDialog {...dialog} /> : <PasswordResetDialog {...dialog} />;
}

function useInvitations() {
  const [renewInvitation] = useRenewInvitationMutation(lists);
  const [revokeInvitation] = useRevokeInvitationMutation(lists);

  const renew = (account: AccountRowFragment) =>
    told(async () => {
      await renewInvitation({ variables: { input: { accountId: account.id } } });
      const phrase = account.party.kind === 'TEAM' ? 'accounts.mailboxAgain' : 'accounts.invitedAgain';
      showToast({ text: say(phrase, { name: account.party.shortName }), detail: say('accounts.oldLinkEnds') });
    });
  const revoke = (account: AccountRowFragment) =>
    told(async () => {
      await revokeInvitation({ variables: { input: { accountId: account.id } } });
      showToast({ text: say('accounts.revoked', { name: account.party.shortName }), seconds: 15, action: { label: say('accounts.inviteAgain'), run: () => void renew(account) } });
    });
  return { renew, revoke };
}
