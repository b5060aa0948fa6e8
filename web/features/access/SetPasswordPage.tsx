import '../../ui/words/access.ts';
import { useEffect, useState } from 'react';
import { say } from '../../ui/say.ts';
import { AccessFrame } from './AccessFrame.tsx';
import { NewPasswordForm } from './NewPasswordForm.tsx';
import { ToSignIn } from './ToSignIn.tsx';
import { useOrganisation } from './use-organisation.ts';

type End = { kind: 'set'; email: string } | { kind: 'refused'; message: string };

/** Where the link of a reset leads: one new password, once. */
export function SetPasswordPage() {
  const organisation = useOrganisation();
  const [end, setEnd] = useState<End>();
  const token = new URLSearchParams(location.search).get('token');

  useEffect(() => {
    document.title = say('access.newPasswordTitle');
  }, []);

  if (end?.kind === 'set') {
    return (
      <AccessFrame organisation={organisation} title={say('access.passwordSetTitle')} lead={say('access.passwordSetLead', { email: end.email })}>
        <ToSignIn />
      </AccessFrame>
    );
  }
  if (!token || end) {
    return (
      <AccessFrame organisation={organisation} title={say('access.linkRefusedTitle')} lead={end?.message ?? say('access.linkMissing')}>
        <ToSignIn />
      </AccessFrame>
    );
  }
  return (
    <AccessFrame organisation={organisation} title={say('access.newPasswordTitle')} lead={say('access.newPasswordLead')}>
      <NewPasswordForm token={token} onSet={(email) => setEnd({ kind: 'set', email })} onRefused={(message) => setEnd({ kind: 'refused', message })} />
    </AccessFrame>
  );
}
