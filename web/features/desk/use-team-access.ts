import { useState } from 'react';
import { type RequestTeamAccessMutation, useConfirmTeamAccessMutation, useRequestTeamAccessMutation, useResendCodeMutation } from '../../data/generated.ts';
import { refusalOf } from '../../data/refusal.ts';
import { say } from '../../ui/say.ts';
import { countdown } from '../../ui/when.ts';

/** A code on its way to the team's phone. */
export type Challenge = Extract<RequestTeamAccessMutation['requestTeamAccess'], { __typename: 'CodeChallenge' }>;

/** What stands on the card of a locked queue. */
interface TeamAccess {
  challenge: Challenge | null;
  busy: 'send' | 'confirm' | null;
  /** What went wrong, in a sentence. */
  trouble: string | null;
  /** The code was not the one. */
  wrong: boolean;
  /** This code opens nothing any more: only a new one does. */
  dead: boolean;
  /** A new code replaced the one before. */
  again: boolean;
}

const start: TeamAccess = { challenge: null, busy: null, trouble: null, wrong: false, dead: false, again: false };

/** Opening a team's queue for this session. Once it is open the feed of the desk brings its cards, so nothing is answered here. */
export function useTeamAccess(teamId: string) {
  const [access, setAccess] = useState(start);
  const [request] = useRequestTeamAccessMutation();
  const [resend] = useResendCodeMutation();
  const [confirm] = useConfirmTeamAccessMutation();
  const set = (now: Partial<TeamAccess>) => setAccess((before) => ({ ...before, ...now }));

  async function deed(busy: 'send' | 'confirm', work: () => Promise<Partial<TeamAccess>>) {
    if (access.busy) return;
    set({ busy });
    set({ busy: null, ...(await work().catch((error: unknown) => ({ trouble: troubleOf(error) }))) });
  }

  /** Sends the first code, or a new one in place of it. */
  const send = () =>
    deed('send', async () => {
      const { challenge } = access;
      if (!challenge || access.dead) {
        const { data } = await request({ variables: { input: { teamId } } });
        const asked = data?.requestTeamAccess;
        return asked?.__typename === 'CodeChallenge' ? { ...start, challenge: asked, again: challenge !== null } : start;
      }
      const { data } = await resend({ variables: { input: { challengeId: challenge.challengeId } } });
      const sent = data?.resendCode;
      return sent?.__typename === 'CodeChallenge' ? { ...start, challenge: sent, again: true } : { trouble: sent?.message ?? null };
    });

  const open = (code: string) =>
    deed('confirm', async () => {
      if (!access.challenge) return {};
      const { data } = await confirm({ variables: { input: { challengeId: access.challenge.challengeId, code } } });
      const result = data?.confirmTeamAccess;
      if (result?.__typename !== 'CodeRefused') return {};
      return { trouble: result.message, wrong: true, dead: result.reason !== 'WRONG' };
    });

  return { ...access, send, open, forgive: () => set({ wrong: false, trouble: null }) };
}

function troubleOf(error: unknown): string {
  const { code, message, seconds } = refusalOf(error);
  if (code === 'RATE_LIMITED' && seconds) return say('desk.codeTooOften', { time: countdown(seconds * 1000) });
  return message || say('desk.noAnswer');
}
