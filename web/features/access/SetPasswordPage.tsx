import { useEffect, useState } from 'react';
import type { SignInStartQuery } from '../../data/generated.ts';
import { say } from '../../ui/say.ts';
import { AccessFrame } from './AccessFrame.tsx';
import { ask } from './ask.ts';
import { NewPasswordForm } from './NewPasswordForm.tsx';
import classes from './SetPasswordPage.module.css';
import signInStart from './sign-in-start.graphql?raw';

type End = { kind: 'set'; email: string } | { kind: 'refused'; message: string };

/** Where the link of an invitation leads: one new password, once. */
export function SetPasswordPage() {
  const [organisation, setOrganisation] = useState('');
  const [end, setEnd] = useState<End>();
  const token = new URLSearchParams(location.search).get('token');

  useEffect(() => {
    document.title = say('access.newPasswordTitle');
    ask<SignInStartQuery>(signInStart, {}).then(
      (start) => setOrganisation(start.organisation.name),
      () => setOrganisation(''),
    );
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

function ToSignIn() {
  return (
    <a className={classes.on} href="/sign-in">
      {say('access.toSignIn')}
    </a>
  );
}
