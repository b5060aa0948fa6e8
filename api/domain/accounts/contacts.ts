import type { Call } from '../call.ts';
import { forbidden } from '../errors.ts';
import type { AccountKind } from './account.ts';
import { contactPage, type ContactPageView, type Paging } from './contact-page.ts';
import { openAt, type Hours, type HoursInterval } from './hours.ts';
import { IS_CONTACT, IS_SEEN } from './seeing.ts';

/** What an account shows of itself. */
export interface ContactCardView {
  accountId: string;
  phone: string | null;
  email: string | null;
  jobTitle: string | null;
  hours: ContactHoursView | null;
}

export interface ContactHoursView {
  timeZone: string;
  intervals: HoursInterval[];
  open: boolean;
  changesAt: Date | null;
}

/** The accounts that the caller may start a thread with: teams first, then staff, then clients, each by name. */
export async function contacts(call: Call, asked: Paging): Promise<ContactPageView> {
  return contactPage(call, IS_CONTACT, asked, null);
}

/** For staff: everybody they may know of, in the same order. For administrators every account. */
export async function directory(call: Call, asked: Paging & { kind?: AccountKind | null }): Promise<ContactPageView> {
  if (call.actor.kind === 'CLIENT') throw forbidden('The directory is for staff.');
  return contactPage(call, IS_SEEN, asked, asked.kind ?? null);
}

/** The cards of accounts whose ids come from a view: that has asked the rule of seeing already. */
export async function cardsOf(call: Call, ids: readonly string[]): Promise<ContactCardView[]> {
  const rows = await call.sql<Omit<ContactCardView, 'hours'> & { hours: Hours | null }>(
    `select id as "accountId", shown_phone as phone, shown_email as email, job_title as "jobTitle", hours from account where id = any($1)`,
    [ids],
  );
  return rows.map((row) => ({ ...row, hours: row.hours && { ...row.hours, ...openAt(row.hours, call.now) } }));
}

/** The names of the client teams that a client is in. For staff: a client does not learn them. */
export async function clientTeamNames(call: Call, clientId: string): Promise<string[]> {
  if (call.actor.kind === 'CLIENT') throw forbidden('Client teams are for staff.');
  const rows = await call.sql<{ name: string }>(
    `select t.name from client_team t join client_team_member m on m.client_team_id = t.id where m.account_id = $1 order by lower(t.name)`,
    [clientId],
  );
  return rows.map((row) => row.name);
}
