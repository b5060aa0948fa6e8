import type { Call } from '../call.ts';
import { forbidden } from '../errors.ts';
import { existingId, optionalLine } from '../input.ts';
import type { Account, AccountKind, Role } from './account.ts';
import { ACCOUNT_COLUMNS, type AccountRow, type AccountView, asAccount } from './account-view.ts';
import type { Paging } from './contact-page.ts';
import { anywhere, cursorOf, pageSize, placeAt } from './page.ts';
import { mayAdminister } from './policy.ts';
import { IS_ALONE, IS_UNATTENDED } from './reach.ts';

/** Which accounts. What is left out filters nothing. */
export interface AskedAccounts extends Paging {
  kind?: AccountKind | null;
  status?: Account['status'] | null;
  role?: Role | null;
  clientTeamId?: string | null;
  unattended?: boolean | null;
  alone?: boolean | null;
}

export interface AccountPageView {
  items: AccountView[];
  /** Null on the last page. */
  endCursor: string | null;
  /** On all pages. */
  total: number;
}

export interface AccountCountsView {
  clients: number;
  staff: number;
  teams: number;
  invited: number;
  suspended: number;
  unattended: number;
  alone: number;
}

/**
 * Every account, by name and by keyset; for administrators. One statement reads the page and counts what fits: keys
 * first, cut to the page, and only then what an account shows, so that a list of 50,000 costs what its page does.
 */
export async function accounts(call: Call, asked: AskedAccounts): Promise<AccountPageView> {
  refuseOthers(call);
  const size = pageSize(asked.first);
  const search = optionalLine('search', asked.search, 120);
  const after = asked.after == null ? null : placeAt(asked.after, 1);
  const clientTeamId = asked.clientTeamId == null ? null : existingId(asked.clientTeamId);

  const rows = await call.sql<AccountRow & { key: string; total: number }>(PAGE, [
    search && anywhere(search), search && digitsOf(search), asked.kind ?? null, asked.status ?? null, asked.role ?? null, clientTeamId,
    asked.unattended === true, asked.alone === true, after?.words[0] ?? null, after?.id ?? null, size + 1,
  ]);
  const found = rows.filter((row) => row.id !== null);
  const page = found.slice(0, size);
  const last = page.at(-1);
  return {
    items: page.map(({ key, total, ...row }) => asAccount(row, call.now)),
    endCursor: found.length > size && last ? cursorOf([last.key], last.id) : null,
    total: rows[0]?.total ?? 0,
  };
}

/** How many accounts of each sort there are; for administrators. */
export async function accountCounts(call: Call): Promise<AccountCountsView> {
  refuseOthers(call);
  const [counts] = await call.sql<AccountCountsView>(
    `select count(*) filter (where a.kind = 'CLIENT')::int as clients, count(*) filter (where a.kind = 'STAFF')::int as staff,
       count(*) filter (where a.kind = 'TEAM')::int as teams, count(*) filter (where a.status = 'INVITED')::int as invited,
       count(*) filter (where a.status = 'SUSPENDED')::int as suspended,
       count(*) filter (where ${IS_UNATTENDED})::int as unattended, count(*) filter (where ${IS_ALONE})::int as alone
     from account a`,
    [],
  );
  return counts ?? { clients: 0, staff: 0, teams: 0, invited: 0, suspended: 0, unattended: 0, alone: 0 };
}

function refuseOthers(call: Call): void {
  if (!mayAdminister(call.actor)) throw forbidden('Accounts are for administrators.');
}

/** A number as people dial it is found in one that is kept as E.164: by its digits, without the trunk's 0. */
function digitsOf(search: string): string | null {
  const digits = /^[\d\s+().\-/]+$/.test(search) ? search.replace(/\D/g, '').replace(/^0+/, '') : '';
  return digits === '' ? null : anywhere(digits);
}

// $1 part of a text, $2 part of a number, $3 kind, $4 status, $5 role, $6 client team, $7 unattended, $8 alone,
// ($9, $10) the place after which the page begins, $11 how many. Not materialized: the page walks the index by name
// and stops when it is full, while the count looks at all of them, unless the first page holds them all.
const PAGE = `
with fitting as not materialized (
  select a.id, lower(a.name) as key from account a
  where ($1::text is null or a.search like lower($1) or a.search like $2)
    and ($3::text is null or a.kind = $3) and ($4::text is null or a.status = $4) and ($5::text is null or a.role = $5)
    and ($6::uuid is null or a.id in (select m.account_id from client_team_member m where m.client_team_id = $6))
    and (not $7 or ${IS_UNATTENDED}) and (not $8 or ${IS_ALONE})),
page as (
  select * from fitting where $9::text is null or (key, id) > ($9, $10::uuid) order by key, id limit $11)
select t.total, page.key, ${ACCOUNT_COLUMNS}
from (select case when $9::text is null and (select count(*) from page) < $11 then (select count(*)::int from page)
    else (select count(*)::int from fitting) end as total) t left join page on true left join account a on a.id = page.id
order by page.key, page.id`;
