import { type RefObject, useState } from 'react';
import { type AccountFieldsFragment, type RequestPhoneVerificationMutation, useConfirmPhoneVerificationMutation, useRequestPhoneVerificationMutation, useResendPhoneCodeMutation } from '../generated.ts';
import { say } from '../../../ui/say.ts';
import { showToast } from '../../../ui/toast.tsx';
import { useDeed } from '../../../ui/use-deed.ts';
import { whyNot } from '../why-not.ts';
import { lists } from './use-reactivate.ts';

type Challenge = RequestPhoneVerificationMutation['requestPhoneVerification'];

/** Asking for a code, asking for another one, and giving it back. */
export function usePhoneCode(account: AccountFieldsFragment, input: RefObject<HTMLInputElement | null>) {
  const [requestPhoneVerification] = useRequestPhoneVerificationMutation();
  const [resendCode] = useResendPhoneCodeMutation();
  const [confirmPhoneVerification] = useConfirmPhoneVerificationMutation(lists);
  const [challenge, setChallenge] = useState<Challenge | null>(null);
  const [dead, setDead] = useState(false);
  const { working, trouble, run, refuse } = useDeed(whyNot);

  const request = () =>
    run(async () => {
      const { data } = await requestPhoneVerification({ variables: { input: { accountId: account.id } } });
      setChallenge(data?.requestPhoneVerification ?? null);
      setDead(false);
    });

  const resend = () =>
    run(async () => {
      const { data } = await resendCode({ variables: { input: { challengeId: challenge?.challengeId ?? '' } } });
      if (data?.resendCode.__typename !== 'CodeChallenge') return refuse(data?.resendCode.message ?? null);
      setChallenge(data.resendCode);
      setDead(false);
      requestAnimationFrame(() => input.current?.focus());
    });

  const confirm = (code: string) =>
    run(async () => {
      const { data } = await confirmPhoneVerification({ variables: { input: { challengeId: challenge?.challengeId ?? '', code } } });
      const answer = data?.confirmPhoneVerification;
      if (answer?.__typename === 'PhoneVerified') {
        const phrase = answer.account.status === 'ACTIVE' ? 'accounts.verify.active' : 'accounts.verify.phoneToast';
        return void showToast({ text: say(phrase, { name: account.party.name }) });
      }
      setDead(answer !== undefined && answer.reason !== 'WRONG');
      refuse(answer?.message ?? null);
      input.current?.focus();
      input.current?.select();
    });

  return { challenge, working, trouble, dead, request, resend, confirm, forgive: () => refuse(null) };
}
