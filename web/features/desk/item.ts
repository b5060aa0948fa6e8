import type { DeskRow } from '../../data/desk.ts';
import type { PartyFieldsFragment } from '../../data/generated.ts';

/** A card where it stands in a list of the desk: what all see alike, and the viewer's own state of it. */
export type DeskItem = Pick<DeskRow, 'card' | 'mine'>;

/** Somebody as a card names them. */
export type Party = PartyFieldsFragment;
