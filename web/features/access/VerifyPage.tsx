import '../../ui/words/access.ts';
import { type FormEvent, useEffect, useId, useState } from 'react';
import type { VerifyMailboxMutation, VerifyMailboxMutationVariables } from '../../data/generated.ts';
import { FormButton } from '../../ui/FormButton.tsx';
import { say } from '../../ui/say.ts';
import { AccessFrame } from './AccessFrame.tsx';
import { ask } from './ask.ts';
import { Trouble } from './Trouble.tsx';
import { troubleOf } from './trouble.ts';
import { useOrganisation } from './use-organisation.ts';
import verifyMailbox from './verify-mailbox.graphql?raw';

type End = { kind: 'verified'; name: string } | { kind: 'refused'; message: string };

/**
 * Where the link in a team's mailbox leads. It asks for one press: programs that look into mail follow links by
 * themselves, and none of them should verify anything.
 */
export function VerifyPage() {
  const organisation = useOrganisation();
  const [end, setEnd] = useState<End>();
  const token = new URLSearchParams(location.search).get('token');

  useEffect(() => {
    document.title = say('access.verifyTitle');
  }, []);

  if (end?.kind === 'verified') return <AccessFrame organisation={organisation} title={say('access.verifiedTitle')} lead={say('access.verifiedLead', { name: end.name })} />;
  if (!token || end) return <AccessFrame organisation={organisation} title={say('access.linkRefusedTitle')} lead={end?.message ?? say('access.linkMissing')} />;
  return (
    <AccessFrame organisation={organisation} title={say('access.verifyTitle')} lead={say('access.verifyLead')}>
      <VerifyForm token={token} onEnd={setEnd} />
    </AccessFrame>
  );
}

function VerifyForm({ token, onEnd }: { token: string; onEnd: (end: End) => void }) {
  const [trouble, setTrouble] = useState<string>();
  const [busy, setBusy] = useState(false);
  const troubleId = useId();

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (busy) return;
    setBusy(true);
    setTrouble(undefined);
    try {
      const { verifyMailbox: result } = await ask<VerifyMailboxMutation, VerifyMailboxMutationVariables>(verifyMailbox, { input: { token } });
      return onEnd(result.__typename === 'MailboxVerified' ? { kind: 'verified', name: result.name } : { kind: 'refused', message: result.message });
    } catch (error) {
      setTrouble(troubleOf(error));
    }
    setBusy(false);
  }

  return (
    <form onSubmit={submit} noValidate>
      <Trouble id={troubleId} text={trouble} />
      <FormButton type="submit" busy={busy} autoFocus>
        {say('access.verify')}
      </FormButton>
    </form>
  );
}
