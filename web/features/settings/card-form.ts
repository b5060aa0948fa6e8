import { draftOf, type HoursDraft, hoursFault, hoursInput } from '../../ui/hours-editor/hours-draft.ts';
import type { Faults } from '../../ui/form/use-form.ts';
import { readablePhone } from '../../ui/phone.ts';
import { say } from '../../ui/say.ts';
import type { ContactCardInput, OwnCardFieldsFragment } from './generated.ts';

/** What stands in the form of one's own card, as texts. */
export interface CardValues {
  jobTitle: string;
  phone: string;
  email: string;
  hours: HoursDraft | null;
}

export function cardValues({ jobTitle, phone, email, hours }: OwnCardFieldsFragment): CardValues {
  return { jobTitle: jobTitle ?? '', phone: readablePhone(phone ?? ''), email: email ?? '', hours: draftOf(hours) };
}

/** The whole card, as the contract takes it: what is empty is emptied. */
export function cardInput({ jobTitle, phone, email, hours }: CardValues): ContactCardInput {
  return { jobTitle: jobTitle.trim() || null, phone: phone.trim() || null, email: email.trim() || null, hours: hoursInput(hours) };
}

export function checkCard({ hours }: CardValues): Faults<CardValues> {
  const fault = hoursFault(hours);
  return fault ? { hours: say(`hours.${fault}`) } : {};
}

/** Where the contract calls a field otherwise. */
export const cardPaths = { jobTitle: 'card.jobTitle', phone: 'card.phone', email: 'card.email', hours: 'card.hours' };
