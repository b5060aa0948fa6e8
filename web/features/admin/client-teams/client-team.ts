import type { ClientTeamFieldsFragment, MemberFieldsFragment, PartyFieldsFragment } from '../generated.ts';

/** A client team with the staff and teams in it. */
export type ClientTeam = ClientTeamFieldsFragment;
/** An account as it can be put into a client team. */
export type Member = MemberFieldsFragment;
/** Whoever is named. */
export type Party = PartyFieldsFragment;
/** A client team by its name. */
export type Named = Pick<ClientTeam, 'id' | 'name'>;

/** The contract takes no more accounts at once. */
export const MOST_AT_ONCE = 2_500;
