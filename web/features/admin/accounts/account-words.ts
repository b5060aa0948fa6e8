import type { AccountRowFragment } from '../generated.ts';
import { type Phrase, say } from '../../../ui/say.ts';
import { shortWhen } from '../../../ui/when.ts';

type Known<Part extends keyof AccountRowFragment> = Pick<AccountRowFragment, Part>;

/** How an account is, in a word or two: "Active", "Invited, 71 h left", "Suspended". */
export function statusOf({ status, invitation, offboardedAt, party }: Known<'status' | 'invitation' | 'offboardedAt' | 'party'>, now: number): { tone: 'good' | 'off' | 'late' | 'danger'; text: string } {
  if (offboardedAt) return { tone: 'off', text: say('accounts.status.offBoarded') };
  if (status === 'SUSPENDED') return { tone: 'danger', text: say('accounts.status.suspended') };
  if (status === 'ACTIVE') return { tone: 'good', text: say('accounts.status.active') };
  if (party.kind === 'TEAM') return { tone: 'late', text: say('accounts.status.notVerified') };
  if (invitation?.revoked) return { tone: 'danger', text: say('accounts.status.revoked') };
  if (!invitation) return { tone: 'late', text: say('accounts.status.invited') };
  const left = Date.parse(invitation.expiresAt) - now;
  if (left <= 0) return { tone: 'danger', text: say('accounts.status.expired') };
  return { tone: 'late', text: left < hour ? say('accounts.status.invitedLast') : say('accounts.status.invitedLeft', { hours: Math.floor(left / hour) }) };
}

/** When somebody was last here: "now", "13:20", "2 Mar", "never". Nothing for a team: nobody signs in as it. */
export function lastSeen({ party, lastSeenAt }: Known<'party' | 'lastSeenAt'>, now: number): string {
  if (party.kind === 'TEAM') return '';
  if (!lastSeenAt) return say('accounts.never');
  return now - Date.parse(lastSeenAt) < 2 * 60_000 ? say('accounts.now') : shortWhen(lastSeenAt, now);
}

/** Below its name: where mail reaches it, and for a team how its codes do. */
export function reach({ party, email, securePhoneMasked }: Known<'party' | 'email' | 'securePhoneMasked'>): string {
  const ending = phoneEnding(securePhoneMasked);
  if (party.kind !== 'TEAM') return email ?? '';
  if (!email) return say('accounts.queueOnly');
  return ending ? say('accounts.emailAndPhone', { email, ending }) : email;
}

/** The two digits that a hidden phone shows. */
export function phoneEnding(masked: string | null): string | null {
  return /(\d{2})$/.exec(masked ?? '')?.[1] ?? null;
}

export const roleNames = { STAFF: 'accounts.role.STAFF', USER_ADMIN: 'accounts.role.USER_ADMIN', SYSTEM_ADMIN: 'accounts.role.SYSTEM_ADMIN' } as const satisfies Record<string, Phrase>;

/** "Ana, Ben and Emil", or "Ana, Ben and 3 others". */
export function namesOf(parties: readonly { shortName: string }[], total = parties.length): string {
  const shown = parties.slice(0, total > 4 ? 3 : 4).map(({ shortName }) => shortName);
  const others = total - shown.length;
  if (others > 0) return say('accounts.namesAndOthers', { names: shown.join(', '), count: others });
  const last = shown.pop() ?? '';
  return shown.length === 0 ? last : say('accounts.namesAnd', { names: shown.join(', '), last });
}

const hour = 3_600_000;
