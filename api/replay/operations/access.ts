import { operation } from '../wire/ask.ts';

export interface Membership {
  team: { id: string; name: string };
  open: boolean;
  phoneEnding: string | null;
}

export const memberships = operation<object, { viewer: { teams: Membership[] } | null }>(`
query Memberships { viewer { teams { team { id name } open phoneEnding } } }`);

/** The teams come first among the contacts. */
export const contacts = operation<object, { contacts: { items: { id: string; canStart: boolean; party: { kind: string; name: string } }[] } }>(`
query Contacts { contacts(first: 100) { items { id canStart party { kind name } } } }`);

export type TeamAccess = { __typename: 'TeamAccessOpen' } | { __typename: 'CodeChallenge'; challengeId: string; phoneEnding: string };

export const requestTeamAccess = operation<{ input: { teamId: string } }, { requestTeamAccess: TeamAccess }>(`
mutation RequestTeamAccess($input: RequestTeamAccessInput!) {
  requestTeamAccess(input: $input) { __typename ... on CodeChallenge { challengeId phoneEnding } }
}`);

export type TeamCode = { __typename: 'TeamAccessOpen' } | { __typename: 'CodeRefused'; message: string };

export const confirmTeamAccess = operation<{ input: { challengeId: string; code: string } }, { confirmTeamAccess: TeamCode }>(`
mutation ConfirmTeamAccess($input: ConfirmTeamAccessInput!) {
  confirmTeamAccess(input: $input) { __typename ... on CodeRefused { message } }
}`);

export const signOut = operation<object, { signOut: boolean }>('mutation SignOut { signOut }');
