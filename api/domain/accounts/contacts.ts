import type { Call, OpenCall } from '../call.ts';
import { forbidden } from '../errors.ts';
import type { AccountKind } from './account.ts';
import { contactPage, type ContactPageView, type Paging } from './contact-page.ts';
import { openAt, type Hours, type HoursException, type HoursInterval } from './hours.ts';
import { IS_CONTACT, IS_SEEN } from './seeing.ts';

/** What an account shows of itself. */
export interface ContactCardView {
  accountId: string;
  phone: string | null;
  email: string | null;
  jobTitle: string | null;
  hours: ContactHoursView | null;
  /** What a team says to whoever opens a new conversation with it. */
  greeting: string | null;
}

export interface ContactHoursView {
  timeZone: string;
  intervals: HoursInterval[];
  exceptions: HoursException[];
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

/** A card as the database has it: whether it is open at a moment is worked out of its hours. */
export type CardRow = Omit<ContactCardView, 'hours'> & { hours: Hours | null };

/** A card as JSON, of the account `a`. */
export const CARD = `json_build_object('accountId', a.id, 'phone', a.shown_phone, 'email', a.shown_email, 'jobTitle', a.job_title, 'hours', a.hours, 'greeting', a.greeting)`;

/** The cards of accounts whose ids come from a view: that has asked the rule of seeing already. */
export async function cardsOf(call: OpenCall, ids: readonly string[]): Promise<ContactCardView[]> {
  const rows = await call.sql<{ card: CardRow }>(`-- contact-cards
select ${CARD} as card from account a where a.id = any($1)`, [ids]);
  return rows.map(({ card }) => cardAt(card, call.now));
}

/** The card as it is at a moment. */
export function cardAt(card: CardRow, now: Date): ContactCardView {
  return { ...card, hours: hoursAt(card.hours, now) };
}

/** The hours as they are at a moment: whether there is somebody to answer, and when that changes. */
export function hoursAt(hours: Hours | null, now: Date): ContactHoursView | null {
  return hours && { ...hours, exceptions: hours.exceptions ?? [], ...openAt(hours, now) };
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
