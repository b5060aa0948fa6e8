import { email, optionalLine, phone } from '../input.ts';
import type { Account } from './account.ts';
import { checkedHours, type GivenHours } from './given-hours.ts';

/** What an account shows of itself, as given. What is left out is empty. */
export interface GivenCard {
  phone?: string | null;
  email?: string | null;
  jobTitle?: string | null;
  hours?: GivenHours | null;
}

export type CardFields = Pick<Account, 'shownPhone' | 'shownEmail' | 'jobTitle' | 'hours'>;

/** The card as it is kept. BAD_USER_INPUT names the field that cannot be. */
export function cardFields(path: string, given: GivenCard | null | undefined): CardFields {
  const shownPhone = optionalLine(`${path}.phone`, given?.phone, 40);
  const shownEmail = optionalLine(`${path}.email`, given?.email, 254);
  return {
    shownPhone: shownPhone && phone(`${path}.phone`, shownPhone),
    shownEmail: shownEmail && email(`${path}.email`, shownEmail),
    jobTitle: optionalLine(`${path}.jobTitle`, given?.jobTitle, 120),
    hours: given?.hours ? checkedHours(`${path}.hours`, given.hours) : null,
  };
}
