import type { AccountFieldsFragment, ChangeRoleInput, CreateAccountInput, Role, UpdateAccountInput, UpdateContactCardInput } from '../generated.ts';
import { readablePhone } from '../../../ui/phone.ts';
import { draftOf, type HoursDraft, hoursInput } from '../../../ui/hours-editor/hours-draft.ts';

/** What stands in the form of a person, as texts. */
export interface PersonValues {
  name: string;
  shortName: string;
  email: string;
  securePhone: string;
  externalId: string;
  role: Role;
  jobTitle: string;
  phone: string;
  shownEmail: string;
  hours: HoursDraft | null;
  clientTeamIds: readonly string[];
}

/** Where the contract calls a field otherwise. */
export const personPaths = { phone: 'card.phone', shownEmail: 'card.email', jobTitle: 'card.jobTitle', hours: 'card.hours' };

export const noPerson: PersonValues = { name: '', shortName: '', email: '', securePhone: '', externalId: '', role: 'STAFF', jobTitle: '', phone: '', shownEmail: '', hours: null, clientTeamIds: [] };

/** The secure phone is never sent: an empty field keeps the one there is. */
export function personValues({ party, email, externalId, role, card, clientTeams }: AccountFieldsFragment): PersonValues {
  return {
    name: party.name,
    shortName: party.shortName,
    email: email ?? '',
    securePhone: '',
    externalId: externalId ?? '',
    role: role ?? 'STAFF',
    jobTitle: card.jobTitle ?? '',
    phone: readablePhone(card.phone ?? ''),
    shownEmail: card.email ?? '',
    hours: draftOf(card.hours),
    clientTeamIds: clientTeams.map(({ id }) => id),
  };
}

export function personInput(values: PersonValues, as: 'staff' | 'client'): CreateAccountInput {
  const { name, shortName, email, securePhone, externalId, role, clientTeamIds } = values;
  const person = {
    name,
    email,
    securePhone,
    card: cardOf(values),
    ...(shortName.trim() && { shortName }),
    ...(externalId.trim() && { externalId }),
    ...(clientTeamIds.length > 0 && { clientTeamIds: [...clientTeamIds] }),
  };
  return as === 'staff' ? { staff: { ...person, role } } : { client: person };
}

/** What is to be said to the server so that it has what stands in the form: nothing where it has it. */
export interface PersonChanges {
  account: UpdateAccountInput | null;
  role: ChangeRoleInput | null;
  card: UpdateContactCardInput | null;
}

export function personChanges(account: AccountFieldsFragment, values: PersonValues): PersonChanges {
  const before = personValues(account);
  const named = (['name', 'shortName', 'email', 'securePhone', 'externalId'] as const).filter((field) => values[field].trim() !== before[field]);
  return {
    account: named.length > 0 ? { accountId: account.id, ...Object.fromEntries(named.map((field) => [field, values[field].trim()])) } : null,
    role: account.role && values.role !== account.role ? { accountId: account.id, role: values.role } : null,
    card: same(cardOf(before), cardOf(values)) ? null : { accountId: account.id, card: cardOf(values) },
  };
}

/** A card as the contract takes it: what is empty is left out. */
export function cardOf({ phone, shownEmail, jobTitle, hours }: Pick<PersonValues, 'phone' | 'shownEmail' | 'hours'> & { jobTitle?: string }) {
  return { phone: phone.trim() || null, email: shownEmail.trim() || null, jobTitle: jobTitle?.trim() || null, hours: hoursInput(hours) };
}

export function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
