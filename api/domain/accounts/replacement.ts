import type { Call } from '../call.ts';
import { badInput } from '../errors.ts';
import { accountsAmong } from './members.ts';

/** Whoever answers instead, as a list of one, or of none where nobody is named: active, and not a client. */
export async function replacement(call: Call, id: string | null | undefined): Promise<string[]> {
  if (id == null) return [];
  const found = await accountsAmong(call, 'input.replacementId', [id]);
  if (found.some((each) => each.kind === 'CLIENT')) throw badInput('input.replacementId', 'A client replaces nobody: name a team or somebody of the staff.');
  if (found.some((each) => each.status !== 'ACTIVE')) throw badInput('input.replacementId', 'This account is not active, so it would answer nobody.');
  return found.map((each) => each.id);
}
