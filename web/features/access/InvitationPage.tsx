import '../../ui/words/access.ts';
import { useEffect, useState } from 'react';
import type { ConfirmInvitationMutation, ConfirmInvitationMutationVariables, InvitationStartQuery, InvitationStartQueryVariables } from '../../data/generated.ts';
import { FormButton } from '../../ui/FormButton.tsx';
import { Saying } from '../../ui/Saying.tsx';
import { say } from '../../ui/say.ts';
import { AcceptForm } from './AcceptForm.tsx';
import { AccessFrame } from './AccessFrame.tsx';
import { ask } from './ask.ts';
import { CodeStep } from './CodeStep.tsx';
import confirmInvitation from './confirm-invitation.graphql?raw';
import invitationStart from './invitation.graphql?raw';
import type { Challenge } from './PasswordStep.tsx';
import { ToSignIn } from './ToSignIn.tsx';
import { troubleOf } from './trouble.ts';
import type { ConfirmCode } from './use-code.ts';
import type { Invitation } from './invitation.ts';

type End = { kind: 'accepted'; email: string } | { kind: 'refused'; message: string };

/** Where the link of an invitation leads: a password, the terms, a code to the phone, and one is in. */
export function InvitationPage() {
  const token = new URLSearchParams(location.search).get('token') ?? '';
  const { organisation, invitation, trouble, again } = useInvitation(token);
  const [challenge, setChallenge] = useState<Challenge>();
  const [end, setEnd] = useState<End>();

  if (end?.kind === 'accepted') {
    return (
      <AccessFrame organisation={organisation} title={say('access.acceptedTitle')} lead={say('access.passwordSetLead', { email: end.email })}>
        <ToSignIn />
      </AccessFrame>
    );
  }
  if (end || invitation === null || !token) {
    return (
      <AccessFrame organisation={organisation} title={say('access.linkRefusedTitle')} lead={end?.message ?? say(token ? 'access.invitationOver' : 'access.linkMissing')}>
        <ToSignIn />
      </AccessFrame>
    );
  }
  if (trouble) {
    return (
      <AccessFrame organisation={organisation} title={say('access.invitationTitle')} lead={trouble}>
        <p>
          <FormButton look="outlined" onClick={again}>
            {say('access.tryAgain')}
          </FormButton>
        </p>
      </AccessFrame>
    );
  }
  // Its place is kept until it is known whom it invites.
  if (!invitation) return <AccessFrame organisation={organisation} title={say('access.invitationTitle')} />;
  if (challenge) {
    return (
      <AccessFrame organisation={organisation} title={say('access.codeTitle')} lead={<Saying phrase="access.codeLead" values={{ ending: challenge.phoneEnding }} />}>
        <CodeStep challenge={challenge} onChallenge={setChallenge} onConfirm={confirmWith(token, setEnd)} deed={say('access.confirmInvitation')}>
          <FormButton look="quiet" onClick={() => setChallenge(undefined)}>
            {say('access.backToPassword')}
          </FormButton>
        </CodeStep>
      </AccessFrame>
    );
  }
  return (
    <AccessFrame organisation={organisation} title={say('access.welcome', { name: invitation.name })} lead={say(asWhat(invitation), { organisation: organisation?.name ?? '', ending: invitation.phoneEnding })}>
      <AcceptForm token={token} terms={invitation.terms} onSent={setChallenge} onRefused={(message) => setEnd({ kind: 'refused', message })} />
    </AccessFrame>
  );
}

function confirmWith(token: string, onEnd: (end: End) => void): ConfirmCode {
  return async (challengeId, code) => {
    const { confirmInvitation: result } = await ask<ConfirmInvitationMutation, ConfirmInvitationMutationVariables>(confirmInvitation, { input: { token, challengeId, code } });
    if (result.__typename === 'CodeRefused') return result;
    onEnd(result.__typename === 'InvitationAccepted' ? { kind: 'accepted', email: result.email } : { kind: 'refused', message: result.message });
  };
}

function asWhat({ kind, role }: Invitation) {
  if (kind === 'CLIENT') return 'access.invitedAsClient';
  if (role === 'SYSTEM_ADMIN') return 'access.invitedAsSystemAdmin';
  return role === 'USER_ADMIN' ? 'access.invitedAsUserAdmin' : 'access.invitedAsStaff';
}

/** Whom the link invites. `null`: nobody, any more. */
function useInvitation(token: string) {
  const [start, setStart] = useState<InvitationStartQuery>();
  const [trouble, setTrouble] = useState<string>();

  function look() {
    setTrouble(undefined);
    ask<InvitationStartQuery, InvitationStartQueryVariables>(invitationStart, { token }).then(setStart, (error) => setTrouble(troubleOf(error)));
  }

  useEffect(() => {
    document.title = say('access.invitationTitle');
    look();
  }, []);

  return { organisation: start?.organisation ?? null, invitation: start?.invitation, trouble, again: look };
}
