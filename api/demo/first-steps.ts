import { acceptInvitation, confirmInvitation, invitation } from '../domain/access/accept-invitation.ts';
import { confirmPhoneVerification, requestPhoneVerification, verifyMailbox } from '../domain/access/verification.ts';
import type { Account } from '../domain/accounts/account.ts';
import { makeLink } from '../domain/accounts/link.ts';
import { SIDE_DOOR, type Door } from '../domain/call.ts';
import type { Outside } from '../domain/outside.ts';

/** The phones of the cast: nothing is sent, and whoever is asked for a code knows it. */
export interface Phones extends Outside {
  /** By challenge. */
  codes: Map<string, string>;
}

type Addressee = Pick<Account, 'id' | 'email' | 'role'>;

export function phonesOf(outside: Outside): Phones {
  const codes = new Map<string, string>();
  const sms: Outside['post']['sms'] = async ({ challengeId, code }) => void codes.set(challengeId ?? '', code ?? '');
  return { ...outside, post: { sms, mail: async () => undefined }, codes };
}

/** Accepts an invitation as its person does: with a password, the terms, and the code from the phone. */
export async function accept(door: Door, phones: Phones, to: Addressee, password: string): Promise<void> {
  const token = await tokenFor(door, phones, to, 'INVITATION');
  const shown = await door.lookOpen(SIDE_DOOR, (call) => invitation(call, token));
  const asked = await acceptInvitation(phones, door, SIDE_DOOR, { token, password, termsVersion: shown?.terms?.version ?? null });
  if (asked.is !== 'CodeChallenge') throw new Error(`${to.email} could not accept the invitation: ${asked.is}`);
  const code = phones.codes.get(asked.challengeId) ?? '';
  await door.actOpen(SIDE_DOOR, (call) => confirmInvitation(phones, call, { token, challengeId: asked.challengeId, code }));
}

/** Verifies a team's mailbox and phone, as its administrator does with whoever has them. */
export async function verify(door: Door, phones: Phones, team: Addressee, administratorId: string): Promise<void> {
  const token = await tokenFor(door, phones, team, 'MAILBOX');
  await door.actOpen(SIDE_DOOR, (call) => verifyMailbox(call, { token }));
  const { challengeId } = await door.act({ account: administratorId }, SIDE_DOOR, (call) => requestPhoneVerification(phones, call, { accountId: team.id }));
  const code = phones.codes.get(challengeId) ?? '';
  await door.act({ account: administratorId }, SIDE_DOOR, (call) => confirmPhoneVerification(phones, call, { challengeId, code }));
}

async function tokenFor(door: Door, outside: Outside, to: Addressee, purpose: 'INVITATION' | 'MAILBOX'): Promise<string> {
  const { href } = await door.actOpen(SIDE_DOOR, (call) => makeLink(outside, call, to, purpose));
  return new URL(href).searchParams.get('token') ?? '';
}
