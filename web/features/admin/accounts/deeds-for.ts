import type { AccountRowFragment } from '../generated.ts';
import type { Viewer } from '../../../data/viewer.ts';

/** What can be done with an account from its row and on its page. */
export type Deed = 'renew' | 'revoke' | 'reset' | 'suspend' | 'reactivate' | 'offBoard';

type Subject = Pick<AccountRowFragment, 'id' | 'status' | 'role' | 'invitation' | 'offboardedAt' | 'emailVerified'> & { party: { kind: string } };

/**
 * The deeds worth offering. What may be done the server decides; here stands only what would never be answered otherwise,
 * so that no menu offers it: a user administrator does not touch system administrators, and nobody suspends themself.
 */
export function deedsFor(viewer: Pick<Viewer, 'id' | 'role'>, account: Subject): Deed[] {
  if (!mayTouch(viewer, account)) return [];
  const { status, invitation, party } = account;
  const self = account.id === viewer.id;
  const person = party.kind !== 'TEAM';
  const linkOpen = invitation !== null && !invitation.revoked;
  const invited = status === 'INVITED' && (person || !account.emailVerified);
  const deeds: [Deed, boolean][] = [
    ['renew', invited],
    ['revoke', invited && linkOpen],
    ['reset', person && status === 'ACTIVE'],
    ['suspend', !self && status !== 'SUSPENDED'],
    ['reactivate', status === 'SUSPENDED'],
    ['offBoard', !self && party.kind === 'STAFF' && !account.offboardedAt],
  ];
  return deeds.flatMap(([deed, offered]) => (offered ? [deed] : []));
}

/** Whether somebody's account can be changed at all by this administrator. */
export function mayTouch(viewer: Pick<Viewer, 'role'>, account: Pick<AccountRowFragment, 'role'>): boolean {
  return viewer.role === 'SYSTEM_ADMIN' || account.role !== 'SYSTEM_ADMIN';
}
