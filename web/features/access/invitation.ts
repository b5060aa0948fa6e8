import type { InvitationStartQuery } from '../../data/generated.ts';

/** What an invitation shows before it is accepted. */
export type Invitation = NonNullable<InvitationStartQuery['invitation']>;
