import { operation } from '../../replay/wire/ask.ts';

/* What the run asks beyond what the replay does: signing in with password and code, and the deeds of administrators. */

export const signIn = operation<{ input: { email: string; password: string } }, { signIn: { __typename: 'CodeChallenge'; challengeId: string } | { __typename: 'SignInRefused' } }>(`
mutation SignIn($input: SignInInput!) { signIn(input: $input) { __typename ... on CodeChallenge { challengeId } } }`);

export const confirmCode = operation<{ input: { challengeId: string; code: string } }, { confirmCode: { __typename: 'SignedIn' | 'CodeRefused' } }>(`
mutation ConfirmCode($input: ConfirmCodeInput!) { confirmCode(input: $input) { __typename } }`);

export type AddResult = { __typename: 'ParticipantsAdded' } | { __typename: 'ThreadEnded' } | { __typename: 'ParticipantsRefused'; reason: string };

export const addParticipants = operation<{ input: { threadId: string; requestId: string; accountIds: string[]; history: 'ALL' } }, { addParticipants: AddResult }>(`
mutation AddParticipants($input: AddParticipantsInput!) {
  addParticipants(input: $input) { __typename ... on ParticipantsRefused { reason } }
}`);

export type RemoveResult = { __typename: 'ParticipantRemoved' | 'ParticipantNotRemovable' | 'ThreadEnded' };

export const removeParticipant = operation<{ input: { threadId: string; requestId: string; accountId: string } }, { removeParticipant: RemoveResult }>(`
mutation RemoveParticipant($input: RemoveParticipantInput!) { removeParticipant(input: $input) { __typename } }`);

export const suspendAccount = operation<{ input: { accountId: string } }, { suspendAccount: { id: string } }>(`
mutation SuspendAccount($input: SuspendAccountInput!) { suspendAccount(input: $input) { id } }`);

export const reactivateAccount = operation<{ input: { accountId: string } }, { reactivateAccount: { id: string } }>(`
mutation ReactivateAccount($input: ReactivateAccountInput!) { reactivateAccount(input: $input) { id } }`);

export const threadInTheEnd = operation<{ id: string }, { thread: { state: string; lastSeq: number; lastNoteNo: number | null; holder: { id: string } | null; participants: { part: string }[] } }>(`
query ThreadInTheEnd($id: ID!) { thread(id: $id) { state lastSeq lastNoteNo holder { id } participants { part } } }`);
