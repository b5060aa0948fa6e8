import '../../ui/words/access.ts';
import { useEffect, useState } from 'react';
import type { SignInStartQuery } from '../../data/generated.ts';
import { FormButton } from '../../ui/FormButton.tsx';
import { Saying } from '../../ui/Saying.tsx';
import { say } from '../../ui/say.ts';
import { AccessFrame, type House } from './AccessFrame.tsx';
import { ask } from './ask.ts';
import { CodeStep } from './CodeStep.tsx';
import { confirmSignIn } from './confirm-sign-in.ts';
import { type Challenge, PasswordStep } from './PasswordStep.tsx';
import { RecoveryStep } from './RecoveryStep.tsx';
import { returnPath } from './return-path.ts';
import classes from './SignInPage.module.css';
import signInStart from './sign-in-start.graphql?raw';

/**
 * Signing in, in two steps. It ends with a new page rather than a change of this one: what another person left in
 * memory on this device never meets the new session. While the code is on its way the app is fetched, and not before: a form
 * has to stand at once.
 */
export function SignInPage({ ahead }: { ahead: () => void }) {
  const organisation = useStart();
  const [email, setEmail] = useState('');
  const [challenge, setChallenge] = useState<Challenge>();
  const [recovering, setRecovering] = useState(false);

  useEffect(() => {
    const page = say(challenge ? 'access.codeTitle' : 'access.title');
    document.title = organisation ? `${page} · ${organisation.name}` : page;
  }, [challenge, organisation]);

  if (!challenge) {
    return (
      <AccessFrame organisation={organisation} title={say('access.title')} lead={say(wasSignedOut() ? 'access.ended' : 'access.lead')}>
        <PasswordStep email={email} onEmail={setEmail} onSent={(sent) => (setChallenge(sent), ahead())} />
        <a className={classes.forgot} href={email.trim() ? `/forgot-password?email=${encodeURIComponent(email.trim())}` : '/forgot-password'}>
          {say('access.forgot')}
        </a>
      </AccessFrame>
    );
  }
  if (recovering) {
    return (
      <AccessFrame organisation={organisation} title={say('access.recoveryTitle')} lead={say('access.recoveryLead')}>
        <RecoveryStep organisation={organisation?.name ?? ''} challenge={challenge} onChallenge={setChallenge} onConfirm={confirm} onBack={() => setRecovering(false)} />
      </AccessFrame>
    );
  }
  const lead = challenge.by === 'APP' ? say('access.appLead') : <Saying phrase="access.codeLead" values={{ ending: challenge.phoneEnding }} />;
  return (
    <AccessFrame organisation={organisation} title={say('access.codeTitle')} lead={lead}>
      <CodeStep challenge={challenge} onChallenge={setChallenge} onConfirm={confirm} deed={say('access.signIn')}>
        <FormButton look="quiet" onClick={() => setRecovering(true)}>
          {say('access.useRecovery')}
        </FormButton>
        <FormButton look="quiet" onClick={() => setChallenge(undefined)}>
          {say('access.otherAccount')}
        </FormButton>
      </CodeStep>
    </AccessFrame>
  );
}

const confirm = confirmSignIn(enter);

function enter() {
  location.replace(returnPath(location.search, location.origin));
}

/** Whose door it is; and whoever is signed in already goes straight in. */
function useStart(): House | null {
  const [organisation, setOrganisation] = useState<House | null>(null);
  useEffect(() => {
    ask<SignInStartQuery>(signInStart, {}).then(
      (start) => {
        setOrganisation(start.organisation);
        if (start.viewer) enter();
      },
      () => {
        // The form says so when it is sent; until then there is nothing for a person to do about it.
      },
    );
  }, []);
  return organisation;
}

/** Whether the app sent them here because their session ended while they were in it. */
function wasSignedOut(): boolean {
  return new URLSearchParams(location.search).has('ended');
}
