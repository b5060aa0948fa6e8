import { type RefObject, useState } from 'react';
import type { ResendCodeMutation, ResendCodeMutationVariables } from '../../data/generated.ts';
import { say } from '../../ui/say.ts';
import { ask } from './ask.ts';
import type { Challenge } from './PasswordStep.tsx';
import resendCode from './resend-code.graphql?raw';
import { troubleOf } from './trouble.ts';

/** Hands a code in, and goes on by itself where it was right. Answers why it was not. */
export type ConfirmCode = (challengeId: string, code: string) => Promise<{ reason: string; message: string } | undefined>;

interface CodeDeeds {
  challenge: Challenge;
  onChallenge: (challenge: Challenge) => void;
  onConfirm: ConfirmCode;
  input: RefObject<HTMLInputElement | null>;
}

/** Confirming a code and asking for a new one, with what stands on the screen meanwhile. */
export function useCode({ challenge, onChallenge, onConfirm, input }: CodeDeeds) {
  const [busy, setBusy] = useState<'confirm' | 'resend'>();
  const [trouble, setTrouble] = useState<string>();
  const [wrong, setWrong] = useState(false);
  const [dead, setDead] = useState(false);
  const [sentAgain, setSentAgain] = useState(false);

  /** The code stays as it was typed, marked and selected: the next digit replaces it. */
  function refuse(sentence: string) {
    setTrouble(sentence);
    input.current?.focus();
    input.current?.select();
  }

  async function confirm(code: string): Promise<void> {
    if (busy) return;
    if (code.length < 6) return refuse(say('access.codeIncomplete'));
    setBusy('confirm');
    try {
      const refused = await onConfirm(challenge.challengeId, code);
      if (!refused) return;
      setWrong(true);
      setDead(refused.reason !== 'WRONG');
      refuse(refused.message);
    } catch (error) {
      refuse(troubleOf(error));
    }
    setBusy(undefined);
  }

  async function resend(): Promise<void> {
    if (busy) return;
    setBusy('resend');
    try {
      const variables = { input: { challengeId: challenge.challengeId } };
      const { resendCode: result } = await ask<ResendCodeMutation, ResendCodeMutationVariables>(resendCode, variables);
      if (result.__typename === 'CodeChallenge') renew(result);
      else refuse(result.message);
    } catch (error) {
      refuse(troubleOf(error));
    }
    setBusy(undefined);
  }

  function renew(fresh: Challenge) {
    onChallenge(fresh);
    forgive();
    setDead(false);
    setSentAgain(true);
    requestAnimationFrame(() => input.current?.focus());
  }

  /** Typing again takes the red away. */
  function forgive() {
    setWrong(false);
    setTrouble(undefined);
  }

  return { busy, trouble, wrong, dead, sentAgain, confirm, resend, forgive, refuse };
}
