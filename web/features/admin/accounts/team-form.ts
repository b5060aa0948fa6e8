import type { AccountFieldsFragment, Attribution, CreateAccountInput, SetTeamWorkInput, TeamCodeAsked, TeamForm, UpdateAccountInput, UpdateContactCardInput, UpdateTeamInput } from '../generated.ts';
import { readablePhone } from '../../../ui/phone.ts';
import { draftOf, type HoursDraft } from '../../../ui/hours-editor/hours-draft.ts';
import { cardOf, same } from './person-form.ts';
import { noWork, workChanges, workPaths, workValues, type WorkValues } from './team-work.ts';

/** What stands in the form of a team, as texts. */
export interface TeamValues extends WorkValues {
  form: TeamForm;
  name: string;
  phone: string;
  shownEmail: string;
  greeting: string;
  greetingSent: boolean;
  outOfHoursReply: string;
  email: string;
  securePhone: string;
  codeAsked: TeamCodeAsked;
  attribution: Attribution;
  oneOpenThread: boolean;
  /** Minutes, as typed. */
  lateAfter: string;
  overAfter: string;
  hours: HoursDraft | null;
  memberIds: readonly string[];
  clientTeamIds: readonly string[];
}

/** Where the contract calls a field otherwise. */
export const teamPaths = { phone: 'card.phone', shownEmail: 'card.email', hours: 'card.hours', ...workPaths };

export function noTeam(hours: HoursDraft): TeamValues {
  return { form: 'FULL', name: '', phone: '', shownEmail: '', greeting: '', greetingSent: false, outOfHoursReply: '', email: '', securePhone: '', codeAsked: 'ONCE_PER_DEVICE', attribution: 'MEMBER_AND_TEAM', oneOpenThread: false, lateAfter: '12', overAfter: '20', hours, memberIds: [], clientTeamIds: [], ...noWork };
}

/** The secure phone is never sent: an empty field keeps the one there is. */
export function teamValues(account: AccountFieldsFragment): TeamValues {
  const { party, email, card, members, clientTeams } = account;
  return {
    form: account.form ?? 'QUEUE',
    name: party.name,
    phone: readablePhone(card.phone ?? ''),
    shownEmail: card.email ?? '',
    greeting: card.greeting ?? '',
    greetingSent: account.greetingSent ?? false,
    outOfHoursReply: account.outOfHoursReply ?? '',
    email: email ?? '',
    securePhone: '',
    codeAsked: account.codeAsked ?? 'NEVER',
    attribution: account.attribution ?? 'MEMBER_AND_TEAM',
    oneOpenThread: account.oneOpenThread ?? false,
    lateAfter: String(account.lateAfter ?? ''),
    overAfter: String(account.overAfter ?? ''),
    hours: draftOf(card.hours),
    memberIds: members?.map(({ id }) => id) ?? [],
    clientTeamIds: clientTeams.map(({ id }) => id),
    ...workValues(account),
  };
}

/** A support queue takes three things, whatever else was typed before it became one. */
export function teamInput(values: TeamValues): CreateAccountInput {
  const { form, name, memberIds, clientTeamIds, greeting, greetingSent, outOfHoursReply, email, securePhone, codeAsked, attribution, oneOpenThread } = values;
  const queue = { name, memberIds: [...memberIds], clientTeamIds: [...clientTeamIds] };
  if (form === 'QUEUE') return { team: queue };
  return { team: { ...queue, email, securePhone, card: cardOf(values), greeting: greeting.trim() || null, greetingSent, outOfHoursReply: outOfHoursReply.trim() || null, codeAsked, attribution, oneOpenThread } };
}

/** What is to be said to the server so that it has what stands in the form: nothing where it has it. */
export interface TeamChanges {
  account: UpdateAccountInput | null;
  team: UpdateTeamInput | null;
  card: UpdateContactCardInput | null;
  work: SetTeamWorkInput | null;
}

/** Why the targets for a first answer cannot be these; of both fields at most one is wrong. */
export function targetFault({ lateAfter, overAfter }: Pick<TeamValues, 'lateAfter' | 'overAfter'>): { field: 'lateAfter' | 'overAfter'; why: 'noMinutes' | 'order' } | null {
  const wrong = (['lateAfter', 'overAfter'] as const).find((field) => !/^\d{1,4}$/.test(text(field)) || Number(text(field)) < 1 || Number(text(field)) > 1440);
  if (wrong) return { field: wrong, why: 'noMinutes' };
  return Number(lateAfter) >= Number(overAfter) ? { field: 'overAfter', why: 'order' } : null;

  function text(field: 'lateAfter' | 'overAfter'): string {
    return { lateAfter, overAfter }[field].trim();
  }
}

export function teamChanges(account: AccountFieldsFragment, values: TeamValues): TeamChanges {
  const before = teamValues(account);
  const told = (['email', 'securePhone'] as const).filter((field) => values.form === 'FULL' && values[field].trim() !== before[field]);
  const texts = (['name', 'greeting', 'outOfHoursReply'] as const).filter((field) => values[field].trim() !== before[field]);
  const settings = (['codeAsked', 'attribution', 'oneOpenThread', 'greetingSent'] as const).filter((field) => values[field] !== before[field]);
  const targets = (['lateAfter', 'overAfter'] as const).filter((field) => values[field].trim() !== before[field]);
  const team = Object.fromEntries([
    ...texts.map((field) => [field, values[field].trim()]),
    ...settings.map((field) => [field, values[field]]),
    ...targets.map((field) => [field, Number(values[field])]),
  ]);
  return {
    account: told.length > 0 ? { accountId: account.id, ...Object.fromEntries(told.map((field) => [field, values[field].trim()])) } : null,
    team: Object.keys(team).length > 0 ? { teamId: account.id, ...team } : null,
    card: same(cardOf(before), cardOf(values)) ? null : { accountId: account.id, card: cardOf(values) },
    work: workChanges(account, values),
  };
}
