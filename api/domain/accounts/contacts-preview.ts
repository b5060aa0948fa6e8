import { record } from '../audit/record.ts';
import type { Call } from '../call.ts';
import { badInput } from '../errors.ts';
import { refuseOthers } from './client-teams.ts';
import { contactPage, type ContactPageView, type Paging } from './contact-page.ts';
import { accountsAmong } from './members.ts';
import { CLIENTS_LOOK, IS_CONTACT } from './seeing.ts';

export interface ContactsPreviewView {
  contacts: ContactPageView;
  hiddenIds: string[];
}

/**
 * The contacts of a client as that client sees them; for administrators, and noted in the audit, once for all pages.
 * Which thread is open between the client and a team is left out: rank reads no thread.
 */
export async function contactsAs(call: Call, asked: Paging & { accountId: string }): Promise<ContactsPreviewView> {
  refuseOthers(call);
  const [client] = await accountsAmong(call, 'accountId', [asked.accountId]);
  if (client?.kind !== 'CLIENT') throw badInput('accountId', 'Only the contacts of a client are previewed: staff see all staff.');
  const viewer = [null, [client.id]];
  const { items, endCursor } = await contactPage(call, IS_CONTACT, asked, null, { begins: CLIENTS_LOOK, viewer });
  if (asked.after == null) record(call, { deed: 'contacts.previewed', targetId: client.id });
  return { contacts: { items: items.map((each) => ({ ...each, openThreadId: null })), endCursor }, hiddenIds: await hiddenMembers(call, viewer) };
}

/** Active members of the teams that the client sees, whom the client does not see themselves. */
async function hiddenMembers(call: Call, viewer: readonly unknown[]): Promise<string[]> {
  const rows = await call.sql<{ id: string }>(
    `${CLIENTS_LOOK}
     select p.id from v, account p
     where p.status = 'ACTIVE'
       and exists (select 1 from team_member m join account a on a.id = m.team_id where m.account_id = p.id and ${IS_CONTACT})
       and not exists (select 1 from account a where a.id = p.id and ${IS_CONTACT})
     order by lower(p.name), p.id limit 100`,
    viewer,
  );
  return rows.map((row) => row.id);
}
