import type { ContactFieldsFragment } from '../../data/generated.ts';

/** An account that one may write to, with what it shows of itself. */
export type Contact = ContactFieldsFragment;
