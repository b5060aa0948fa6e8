import type { OpenCall } from '../call.ts';
import { badInput } from '../errors.ts';
import { newId } from '../id.ts';
import { email, line, optionalLine, phone, text } from '../input.ts';
import { withPlaceholders } from '../placeholders.ts';
import { refuseForeignPhone } from '../organisation/sms-countries.ts';
import type { Attribution, CodeAsked, Role } from './account.ts';
import { cardFields, type GivenCard } from './given-card.ts';
import { nextTeamTint, tintOf } from './tint.ts';

export interface GivenPerson {
  name: string;
  shortName?: string | null;
  email: string;
  securePhone: string;
  role?: Role | null;
  card?: GivenCard | null;
  /** Its id in the firm's own books. */
  externalId?: string | null;
  clientTeamIds?: readonly string[] | null;
}

export interface GivenTeam {
  name: string;
  email?: string | null;
  securePhone?: string | null;
  card?: GivenCard | null;
  attribution?: Attribution | null;
  codeAsked?: CodeAsked | null;
  oneOpenThread?: boolean | null;
  greeting?: string | null;
  greetingSent?: boolean | null;
  outOfHoursReply?: string | null;
  memberIds?: readonly string[] | null;
  clientTeamIds?: readonly string[] | null;
}

/** Exactly one of these. */
export interface GivenAccount {
  staff?: GivenPerson | null;
  client?: GivenPerson | null;
  team?: GivenTeam | null;
}

/** The account as it will be kept. BAD_USER_INPUT names the field that cannot be. */
export async function accountFrom(call: OpenCall, given: GivenAccount) {
  const account = await fieldsOf(call, given);
  if (account.securePhone !== null) await refuseForeignPhone(call, `${pathOf(given)}.securePhone`, account.securePhone);
  return account;
}

/** Where the fields of what is given stand, for refusals. */
export function pathOf(given: GivenAccount): string {
  return `input.${given.team ? 'team' : given.client ? 'client' : 'staff'}`;
}

async function fieldsOf(call: OpenCall, given: GivenAccount) {
  const { staff, client, team } = given;
  if (team && !client && !staff) return teamFrom(call, team);
  if (client && !team && !staff) return personFrom(call, 'CLIENT', client);
  if (staff && !team && !client) return personFrom(call, 'STAFF', staff);
  throw badInput('input', 'Give exactly one of staff, client and team.');
}

function personFrom(call: OpenCall, kind: 'STAFF' | 'CLIENT', given: GivenPerson) {
  const path = `input.${kind.toLowerCase()}`;
  const name = line(`${path}.name`, given.name, 120);
  return {
    ...blank(call),
    kind,
    role: roleFrom(kind, given.role ?? null),
    status: 'INVITED' as const,
    name,
    shortName: optionalLine(`${path}.shortName`, given.shortName, 60) ?? firstWord(name),
    email: email(`${path}.email`, given.email),
    securePhone: phone(`${path}.securePhone`, given.securePhone),
    ...cardFields(`${path}.card`, given.card),
    externalId: optionalLine(`${path}.externalId`, given.externalId, 120),
    tint: tintOf(name),
  };
}

function roleFrom(kind: 'STAFF' | 'CLIENT', role: Role | null): Role | null {
  if (kind === 'STAFF') return role ?? 'STAFF';
  if (role !== null) throw badInput('input.client.role', 'A client has no role.');
  return null;
}

/** Both e-mail and secure phone, or, as a support queue, neither. */
async function teamFrom(call: OpenCall, given: GivenTeam) {
  const mailbox = optionalLine('input.team.email', given.email, 254);
  const securePhone = optionalLine('input.team.securePhone', given.securePhone, 40);
  if ((mailbox === null) !== (securePhone === null)) {
    const missing = mailbox === null ? 'email' : 'securePhone';
    throw badInput(`input.team.${missing}`, 'A team account has a company e-mail and a secure phone; a support queue has neither.');
  }
  const name = line('input.team.name', given.name, 120);
  return {
    ...blank(call),
    kind: 'TEAM' as const,
    role: null,
    // A mailbox and a phone are verified first; a support queue has nothing to verify.
    status: mailbox === null ? ('ACTIVE' as const) : ('INVITED' as const),
    name,
    shortName: name,
    email: mailbox && email('input.team.email', mailbox),
    securePhone: securePhone && phone('input.team.securePhone', securePhone),
    ...cardFields('input.team.card', given.card),
    attribution: given.attribution ?? ('MEMBER_AND_TEAM' as const),
    codeAsked: given.codeAsked ?? ('ONCE_PER_DEVICE' as const),
    oneOpenThread: given.oneOpenThread ?? false,
    greeting: greeting('input.team.greeting', given.greeting),
    greetingSent: given.greetingSent ?? false,
    outOfHoursReply: outOfHoursReply('input.team.outOfHoursReply', given.outOfHoursReply),
    tint: await nextTeamTint(call),
  };
}

/** A person is called by it where nobody says otherwise. */
export function firstWord(name: string): string {
  return name.split(' ', 1)[0] ?? name;
}

/** What a team says to whoever opens a new conversation with it; null where it says nothing. */
export function greeting(path: string, given: string | null | undefined): string | null {
  return given == null || given.trim() === '' ? null : text(path, given, 500);
}

/** What is sent to a client who writes while the team is closed; null: nothing. A placeholder that does not exist is refused. */
export function outOfHoursReply(path: string, given: string | null | undefined): string | null {
  return given == null || given.trim() === '' ? null : withPlaceholders(path, text(path, given, 500), OUT_OF_HOURS);
}

const OUT_OF_HOURS = ['client.firstName', 'team.name', 'team.opens'];

function blank(call: OpenCall) {
  const unverified = { externalId: null, emailVerifiedAt: null, phoneVerifiedAt: null, suspendedFrom: null, offboardedAt: null };
  return { id: newId(), createdAt: call.now, passwordHash: null, attribution: null, codeAsked: null, oneOpenThread: null, greeting: null, greetingSent: null, outOfHoursReply: null, outcomeAsked: null, ...unverified };
}
