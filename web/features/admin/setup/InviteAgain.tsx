import { Link } from 'react-router';
import { Button } from '../../../ui/Button.tsx';
import { useRenewInvitationMutation } from '../generated.ts';
import { say } from '../../../ui/say.ts';
import { showToast } from '../../../ui/toast.tsx';
import { whyNot } from '../why-not.ts';
import type { Setup } from './progress.ts';

/** Sends the one invitation that is open once more; where several are open, leads to them. */
export function InviteAgain({ setup: { notAccepted } }: { setup: Setup }) {
  const [renew, { loading }] = useRenewInvitationMutation();
  const [only, ...others] = notAccepted;
  if (!only || others.length > 0) {
    return (
      <Button component={Link} to="/admin/accounts?kind=STAFF&status=INVITED" variant="subtle">
        {say('admin-sight.step.STAFF.again')}
      </Button>
    );
  }

  async function again(accountId: string, name: string): Promise<void> {
    try {
      await renew({ variables: { input: { accountId } } });
      showToast({ text: say('admin-sight.step.STAFF.sent', { name }) });
    } catch (error) {
      showToast({ text: say('admin-sight.step.STAFF.notSent', { name }), detail: whyNot(error) });
    }
  }

  return (
    <Button variant="subtle" disabled={loading} onClick={() => void again(only.id, only.shortName)} aria-label={say('admin-sight.step.STAFF.againName', { name: only.name })}>
      {say('admin-sight.step.STAFF.again')}
    </Button>
  );
}
