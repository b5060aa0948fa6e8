import type { OpenCall } from '../call.ts';
import { badInput } from '../errors.ts';
import { newId } from '../id.ts';
import { email, line, optionalLine, phone } from '../input.ts';
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
}

export interface GivenTeam {
  name: string;
  email?: string | null;
  securePhone?: string | null;
  card?: GivenCard | null;
  attribution?: Attribution | null;
  codeAsked?: CodeAsked | null;
  oneOpenThread?: boolean | null;
  memberIds?: readonly string[] | null;
}

/** Exactly one of these. */
export interface GivenAccount {
  staff?: GivenPerson | null;
  client?: GivenPerson | null;
  team?: GivenTeam | null;
}

/** The account as it will be kept. BAD_USER_INPUT names the field that cannot be. */
export async function accountFrom(call: OpenCall, given: GivenAccount) {
  const { staff, client, team } = given;
  if (team && !client && !staff) return teamFrom(call, team);
  if (client && !team && !staff) return personFrom(call, 'CLIENT', client);
  if (staff && !team && !client) return personFrom(call, 'STAFF', staff);
  throw badInput('input', 'Give exactly one of staff, client and team.');
}

/** Where the fields of what is given stand, for refusals. */
export function pathOf(given: GivenAccount): string {
  return `input.${given.team ? 'team' : given.client ? 'client' : 'staff'}`;
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
    shortName: optionalLine(`${path}.shortName`, given.shortName, 60) ?? name.split(' ', 1)[0] ?? name,
    email: email(`${path}.email`, given.email),
    securePhone: phone(`${path}.securePhone`, given.securePhone),
    ...cardFields(`${path}.card`, given.card),
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
    status: 'ACTIVE' as const,
    name,
    shortName: name,
    email: mailbox && email('input.team.email', mailbox),
    securePhone: securePhone && phone('input.team.securePhone', securePhone),
    ...cardFields('input.team.card', given.card),
    attribution: given.attribution ?? ('MEMBER_AND_TEAM' as const),
    codeAsked: given.codeAsked ?? ('ONCE_PER_DEVICE' as const),
    oneOpenThread: given.oneOpenThread ?? false,
    tint: await nextTeamTint(call),
  };
}

function blank(call: OpenCall) {
  return { id: newId(), createdAt: call.now, passwordHash: null, attribution: null, codeAsked: null, oneOpenThread: null };
}
