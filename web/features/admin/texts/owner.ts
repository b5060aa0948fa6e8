import type { CannedReplyFieldsFragment, PartyFieldsFragment, TextOwnerInput } from '../generated.ts';
import { say } from '../../../ui/say.ts';

/** Whose texts are looked at: `me`, `firm`, or the id of a team. */
export interface Owner {
  key: string;
  name: string;
}

export const me = (): Owner => ({ key: 'me', name: say('texts.mine') });
export const firm = (): Owner => ({ key: 'firm', name: say('texts.firm') });
export const ofTeam = ({ id, name }: Pick<PartyFieldsFragment, 'id' | 'name'>): Owner => ({ key: id, name });

/** The team, where it is one. */
export function teamOf({ key }: Owner): string | null {
  return key === 'me' || key === 'firm' ? null : key;
}

/** For whom something new is. */
export function inputOf(owner: Owner): TextOwnerInput {
  const team = teamOf(owner);
  if (team) return { team };
  return owner.key === 'me' ? { me: true } : { firm: true };
}

/** Whether it is this owner's: what one may use has more than what one looks after at the moment. */
export function isOf({ key }: Owner, { ownedBy, team }: Pick<CannedReplyFieldsFragment, 'ownedBy' | 'team'>): boolean {
  if (ownedBy === 'TEAM') return team?.id === key;
  return key === (ownedBy === 'ME' ? 'me' : 'firm');
}
