import type { Account, Attribution, CodeAsked, Role } from './account.ts';
import { CARD, cardAt, type CardRow, type ContactCardView } from './contacts.ts';
import { PARTY_COLUMNS, type PartyView } from './find.ts';
import { IS_UNATTENDED } from './reach.ts';

/** An account as administrators see it. Who it is and what it shows come with it: a page of accounts is one statement. */
export interface AccountView extends PartyView {
  card: ContactCardView;
  status: Account['status'];
  role: Role | null;
  email: string | null;
  /** All but the last two digits hidden. */
  securePhoneMasked: string | null;
  externalId: string | null;
  createdAt: Date;
  lastSeenAt: Date | null;
  invitation: InvitationView | null;
  emailVerified: boolean;
  phoneVerified: boolean;
  clientTeams: { id: string; name: string }[];
  holds: number;
  offboardedAt: Date | null;
  /** These are a team's, and null for persons. Members by name. */
  memberIds: string[] | null;
  memberCount: number | null;
  attribution: Attribution | null;
  codeAsked: CodeAsked | null;
  oneOpenThread: boolean | null;
  /** Open minutes. */
  lateAfter: number | null;
  overAfter: number | null;
  unattended: boolean | null;
  form: 'FULL' | 'QUEUE' | null;
  greeting: string | null;
  greetingSent: boolean | null;
  outOfHoursReply: string | null;
}

/** The newest link that was sent to the account's address, not yet followed. */
export interface InvitationView {
  sentAt: Date;
  expiresAt: Date;
  revoked: boolean;
}

/** An account as the database has it: moments are texts, and hours know no moment. */
export type AccountRow = Omit<AccountView, 'card' | 'createdAt' | 'lastSeenAt' | 'offboardedAt' | 'invitation'> & {
  card: CardRow;
  createdAt: string;
  lastSeenAt: string | null;
  offboardedAt: string | null;
  invitation: { sentAt: string; expiresAt: string; revoked: boolean } | null;
};

/** What is seen of the account `a`, whether it stands alone or in a list. */
export const ACCOUNT_COLUMNS = `${PARTY_COLUMNS}, ${CARD} as card,
  a.status, a.role, a.email, repeat('•', length(a.secure_phone) - 2) || right(a.secure_phone, 2) as "securePhoneMasked",
  a.external_id as "externalId", a.created_at as "createdAt", a.offboarded_at as "offboardedAt",
  a.email_verified_at is not null as "emailVerified", a.phone_verified_at is not null as "phoneVerified",
  (select max(s.used_at) from session s where s.account_id = a.id) as "lastSeenAt",
  (select count(*)::int from thread t where t.holder_id = a.id) as holds,
  (select json_build_object('sentAt', l.sent_at, 'expiresAt', l.expires_at, 'revoked', l.revoked_at is not null)
    from (select * from password_link n where n.account_id = a.id and n.purpose <> 'RESET' order by n.sent_at desc limit 1) l
    where l.used_at is null) as invitation,
  coalesce((select json_agg(json_build_object('id', g.id, 'name', g.name) order by lower(g.name))
    from client_team_member m join client_team g on g.id = m.client_team_id where m.account_id = a.id), '[]') as "clientTeams",
  a.greeting, a.greeting_sent as "greetingSent", a.out_of_hours_reply as "outOfHoursReply", a.attribution, a.code_asked as "codeAsked", a.one_open_thread as "oneOpenThread",
  case when a.kind = 'TEAM' then a.late_after end as "lateAfter", case when a.kind = 'TEAM' then a.over_after end as "overAfter",
  case when a.kind = 'TEAM' then array(
    select m.account_id from team_member m join account p on p.id = m.account_id
    where m.team_id = a.id order by lower(p.name), p.id) end as "memberIds",
  case when a.kind = 'TEAM' then (select count(*)::int from team_member m where m.team_id = a.id) end as "memberCount",
  case when a.kind = 'TEAM' then ${IS_UNATTENDED} end as unattended,
  case when a.kind = 'TEAM' then case when a.email is null then 'QUEUE' else 'FULL' end end as form`;

/** The view of a row, at a moment. */
export function asAccount(row: AccountRow, now: Date): AccountView {
  const { invitation } = row;
  return {
    ...row,
    card: cardAt(row.card, now),
    createdAt: new Date(row.createdAt),
    lastSeenAt: row.lastSeenAt === null ? null : new Date(row.lastSeenAt),
    offboardedAt: row.offboardedAt === null ? null : new Date(row.offboardedAt),
    invitation: invitation && { ...invitation, sentAt: new Date(invitation.sentAt), expiresAt: new Date(invitation.expiresAt) },
  };
}
