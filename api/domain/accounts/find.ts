import type { OpenCall } from '../call.ts';
import type { AccountKind } from './account.ts';

/** Who somebody is, and nothing else about them. */
export interface PartyView {
  id: string;
  kind: AccountKind;
  name: string;
  shortName: string;
  /** 1 to 7. */
  tint: number;
  /** Path of the picture; null: initials. */
  avatar: string | null;
}

/** A party, of the account `a`. Its picture's path is as `pathOfImage` has it. */
export const PARTY_COLUMNS = `a.id, a.kind, a.name, a.short_name as "shortName", a.tint, '/images/' || a.avatar_id as avatar`;

/**
 * Names for ids. Which ids somebody may know is decided where the ids come from: a view that names an account has
 * asked the rule of seeing already, and somebody named in a thread is visible in that thread.
 */
export async function partiesOf(call: OpenCall, ids: readonly string[]): Promise<PartyView[]> {
  return call.sql<PartyView>(`-- parties
select ${PARTY_COLUMNS} from account a where a.id = any($1)`, [ids]);
}
