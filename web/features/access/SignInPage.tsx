import { useEffect, useState } from 'react';
import type { SignInStartQuery } from '../../data/generated.ts';
import { Saying } from '../../ui/Saying.tsx';
import { say } from '../../ui/say.ts';
import { AccessFrame } from './AccessFrame.tsx';
import { ask } from './ask.ts';
import { CodeStep } from './CodeStep.tsx';
import { type Challenge, PasswordStep } from './PasswordStep.tsx';
import { returnPath } from './return-path.ts';
import signInStart from './sign-in-start.graphql?raw';

/**
 * Signing in, in two steps. It ends with a new page rather than a change of this one: what another person left in
 * memory on this device never meets the new session.
 */
export function SignInPage() {
  const organisation = useStart();
  const [email, setEmail] = useState('');
  const [challenge, setChallenge] = useState<Challenge>();

  useEffect(() => {
    const page = say(challenge ? 'access.codeTitle' : 'access.title');
    document.title = organisation ? `${page} · ${organisation}` : page;
  }, [challenge, organisation]);

  if (!challenge) {
    return (
      <AccessFrame organisation={organisation} title={say('access.title')} lead={say('access.lead')}>
        <PasswordStep email={email} onEmail={setEmail} onSent={setChallenge} />
      </AccessFrame>
    );
  }
  return (
    <AccessFrame organisation={organisation} title={say('access.codeTitle')} lead={<Saying phrase="access.codeLead" values={{ ending: challenge.phoneEnding }} />}>
      <CodeStep challenge={challenge} onChallenge={setChallenge} onSignedIn={enter} onBack={() => setChallenge(undefined)} />
    </AccessFrame>
  );
}

function enter() {
  location.replace(returnPath(location.search, location.origin));
}

/** The name on the door; and whoever is signed in already goes straight in. */
function useStart(): string {
  const [organisation, setOrganisation] = useState('');
  useEffect(() => {
    ask<SignInStartQuery>(signInStart, {}).then(
      (start) => {
        setOrganisation(start.organisation.name);
        if (start.viewer) enter();
      },
      () => {
        // The form says so when it is sent; until then there is nothing for a person to do about it.
      },
    );
  }, []);
  return organisation;
}
