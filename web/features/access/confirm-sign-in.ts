import type { ConfirmCodeMutation, ConfirmCodeMutationVariables } from '../../data/generated.ts';
import { ask } from './ask.ts';
import confirmCode from './confirm-code.graphql?raw';
import type { ConfirmCode } from './use-code.ts';

/** The code of a sign-in. */
export function confirmSignIn(onSignedIn: () => void): ConfirmCode {
  return async (challengeId, code) => {
    const { confirmCode: result } = await ask<ConfirmCodeMutation, ConfirmCodeMutationVariables>(confirmCode, { input: { challengeId, code } });
    if (result.__typename === 'CodeRefused') return result;
    onSignedIn();
  };
}
