import type { Call } from '../call.ts';
import { optionalLine } from '../input.ts';
import type { AccountKind } from './account.ts';
import { anywhere, cursorOf, pageSize, placeAt } from './page.ts';
import { IS_CONTACT, WHO_LOOKS } from './seeing.ts';

/** An account as it stands in a list of contacts. Its party and card are loaded by `accountId`. */
export interface ContactView {
  accountId: string;
  /** Whether the viewer may start a thread with it now. */
  canStart: boolean;
  /** The viewer's open thread with this team, where it keeps one for a client. */
  openThreadId: string | null;
}

export interface ContactPageView {
  items: ContactView[];
  /** Null on the last page. */
  endCursor: string | null;
}

/** Which page of a list. */
export interface Paging {
  search?: string | null;
  first?: number | null;
  after?: string | null;
}

/** Who looks: the beginning of the statement, by seeing.ts, and its first two parameters. */
export interface Looks {
  begins: string;
  viewer: readonly unknown[];
}

/**
 * The accounts `a` to which a rule of seeing.ts applies, by keyset: an account that comes or goes while somebody leafs
 * through moves no other one to a page that they have read.
 */
export async function contactPage(call: Call, rule: string, asked: Paging, kind: AccountKind | null, looks: Looks = { begins: WHO_LOOKS, viewer: call.viewer }): Promise<ContactPageView> {
  const first = pageSize(asked.first);
  const search = optionalLine('search', asked.search, 120);
  const after = asked.after == null ? null : placeAt(asked.after, 2);

  const rows = await call.sql<ContactView & { kind: string; name: string; id: string }>(
    `${looks.begins}
     select a.id as "accountId", ${IS_CONTACT} as "canStart", a.kind, lower(a.name) as name, a.id,
       case when v.kind = 'CLIENT' and a.one_open_thread then (
         select t.id from thread t where t.client_id = v.me and t.team_id = a.id and t.state <> 'CLOSED'
         order by t.created_at desc limit 1) end as "openThreadId"
     from v, account a
     where ${rule} and ($3::text is null or a.kind = $3) and ($4::text is null or lower(a.name) like lower($4))
       and ($5::text is null or a.kind < $5 or (a.kind = $5 and (lower(a.name), a.id) > ($6, $7::uuid)))
     order by a.kind desc, lower(a.name), a.id limit $8`,
    [...looks.viewer, kind, search && anywhere(search), after?.words[0] ?? null, after?.words[1] ?? null, after?.id ?? null, first + 1],
  );
  const page = rows.slice(0, first);
  const last = page.at(-1);
  return {
    items: page.map(({ accountId, canStart, openThreadId }) => ({ accountId, canStart, openThreadId })),
    endCursor: rows.length > first && last ? cursorOf([last.kind, last.name], last.id) : null,
  };
}
