import type { AccountKind, Role } from '../../accounts/account.ts';
import type { Call } from '../../call.ts';

/** An account as it stands, so far as a file can say something about it. */
export interface Standing {
  id: string;
  kind: AccountKind;
  status: 'INVITED' | 'ACTIVE' | 'SUSPENDED';
  role: Role | null;
  name: string;
  shortName: string;
  email: string | null;
  emailKey: string | null;
  securePhone: string | null;
  externalId: string | null;
  jobTitle: string | null;
  shownPhone: string | null;
  shownEmail: string | null;
  /** Ids of client teams. */
  clientTeams: string[];
}

/** What of a batch of rows stands already, by each key that is unique. */
export interface Standings {
  byEmail: Map<string, Standing>;
  byPhone: Map<string, Standing>;
  byExternalId: Map<string, Standing>;
}

export interface Keys {
  /** As the database compares them. */
  emails: string[];
  phones: string[];
  externalIds: string[];
}

/** `lock`: they stay as they are until the transaction ends. Weaker than what a foreign key waits for, so nobody who writes a message does. */
export async function standings(call: Call, { emails, phones, externalIds }: Keys, lock: 'lock' | 'look'): Promise<Standings> {
  const rows = await call.sql<Standing>(
    `select a.id, a.kind, a.status, a.role, a.name, a.short_name as "shortName", a.email, lower(a.email) as "emailKey", a.secure_phone as "securePhone",
       a.external_id as "externalId", a.job_title as "jobTitle", a.shown_phone as "shownPhone", a.shown_email as "shownEmail",
       array(select m.client_team_id from client_team_member m where m.account_id = a.id) as "clientTeams"
     from account a
     where lower(a.email) = any($1) or a.external_id = any($2) or (a.secure_phone = any($3) and a.kind <> 'TEAM')
     order by a.id ${lock === 'lock' ? 'for no key update' : ''}`,
    [emails, externalIds, phones],
  );
  const by = (key: (row: Standing) => string | null) => new Map(rows.flatMap((row) => (key(row) === null ? [] : [[key(row) ?? '', row] as const])));
  return {
    byEmail: by((row) => row.emailKey),
    byPhone: by((row) => (row.kind === 'TEAM' ? null : row.securePhone)),
    byExternalId: by((row) => row.externalId),
  };
}

/** How the database compares addresses: its own idea of lower case is the one that keeps them unique. */
export async function emailKeys(call: Call, emails: readonly (string | null)[]): Promise<(string | null)[]> {
  const rows = await call.sql<{ key: string | null }>('select lower(e) as key from unnest($1::text[]) with ordinality as x(e, i) order by i', [emails]);
  return rows.map(({ key }) => key);
}

/** All client teams: by their name as the database compares it, and by id. */
export interface ClientTeamNames {
  idOf: Map<string, string>;
  nameOf: Map<string, string>;
  /** Where clients go who are put into none. */
  defaultId: string | null;
}

export async function clientTeamNames(call: Call): Promise<ClientTeamNames> {
  const rows = await call.sql<{ id: string; name: string; is_default: boolean }>('select id, name, is_default from client_team order by lower(name)', []);
  return {
    idOf: new Map(rows.map(({ id, name }) => [nameKey(name), id])),
    nameOf: new Map(rows.map(({ id, name }) => [id, name])),
    defaultId: rows.find((row) => row.is_default)?.id ?? null,
  };
}

export function nameKey(name: string): string {
  return name.toLowerCase();
}
