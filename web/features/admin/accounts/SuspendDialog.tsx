import { useState } from 'react';
import { type AccountRowFragment, type SuspensionPreviewQuery, useSuspendAccountMutation, useSuspensionPreviewQuery } from '../generated.ts';
import { ConfirmDialog } from '../../../ui/ConfirmDialog.tsx';
import { say } from '../../../ui/say.ts';
import { TextField } from '../../../ui/TextField.tsx';
import { showToast } from '../../../ui/toast.tsx';
import { useDeed } from '../../../ui/use-deed.ts';
import { whyNot } from '../why-not.ts';
import { Consequences } from './Consequences.tsx';
import { type Consequence, leftAlone, unattended } from './consequence.ts';
import { lists, useReactivate } from './use-reactivate.ts';

type Preview = SuspensionPreviewQuery['suspensionPreview'];

/** Suspends an account, after saying what that does to everybody else. It is never refused, and it can be taken back. */
export function SuspendDialog({ account, onClose }: { account: AccountRowFragment; onClose: () => void }) {
  const { party } = account;
  const { data, error } = useSuspensionPreviewQuery({ variables: { accountId: account.id }, fetchPolicy: 'network-only' });
  const [suspendAccount] = useSuspendAccountMutation(lists);
  const [reason, setReason] = useState('');
  const { working, trouble, run } = useDeed(whyNot);
  const reactivate = useReactivate();

  const go = () =>
    run(async () => {
      await suspendAccount({ variables: { input: { accountId: account.id, reason: reason.trim() || null } } });
      onClose();
      showToast({ text: say('accounts.suspend.done', { name: party.shortName }), seconds: 15, action: { label: say('accounts.undo'), run: () => void reactivate(account) } });
    });

  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      danger
      title={say('accounts.suspend.title', { name: party.name })}
      deed={say('accounts.suspend.do', { name: party.shortName })}
      aside={say('accounts.suspend.aside')}
      onConfirm={() => void go()}
      busy={working}
      trouble={trouble}
    >
      <p>{say(`accounts.suspend.text.${party.kind}`, { name: party.shortName })}</p>
      <Consequences known={data ? consequencesOf(data.suspensionPreview) : null} failed={error !== undefined} />
      <TextField label={say('accounts.reason')} optional hint={say('accounts.reasonHint')} maxLength={500} value={reason} onChange={setReason} />
    </ConfirmDialog>
  );
}

function consequencesOf({ sessions, threadsReturned, teamsUnattended, clientsLeftAlone, clientsLeftAloneCount }: Preview): Consequence[] {
  return [
    ...(sessions > 0 ? [{ text: say('accounts.does.sessions', { count: sessions }) }] : []),
    ...(threadsReturned > 0 ? [{ text: say('accounts.does.returned', { count: threadsReturned }) }] : []),
    ...unattended(teamsUnattended),
    ...leftAlone(clientsLeftAlone, clientsLeftAloneCount),
  ];
}
