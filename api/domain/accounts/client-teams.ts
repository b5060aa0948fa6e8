import { record } from '../audit/record.ts';
import type { Call, OpenCall } from '../call.ts';
import { conflict, forbidden, notFound } from '../errors.ts';
import { newId } from '../id.ts';
import { existingId, line } from '../input.ts';
import { changeRights, oneChangeAtATime } from '../organisation/organisation.ts';
import { accountsAmong } from './members.ts';
import { putInto } from './places.ts';
import { mayAdminister } from './policy.ts';

/** A group that decides who sees whom. Who is in it is loaded by `id`. */
export interface ClientTeamView {
  id: string;
  name: string;
  isDefault: boolean;
  clientCount: number;
  createdAt: Date;
}

/** All client teams, by name; for administrators. */
export async function clientTeams(call: Call): Promise<ClientTeamView[]> {
  refuseOthers(call);
  return read(call, null);
}

/** One client team; for administrators. */
export async function clientTeam(call: Call, id: string): Promise<ClientTeamView> {
  refuseOthers(call);
  const [found] = await read(call, existingId(id));
  if (!found) throw notFound();
  return found;
}

/** Makes a client team, with whom is in it from the start; for administrators. Its name is its own, or a CONFLICT. */
export async function createClientTeam(call: Call, given: { name: string; memberIds?: readonly string[] | null }): Promise<ClientTeamView> {
  refuseOthers(call);
  const name = line('input.name', given.name, 120);
  const memberIds = (await accountsAmong(call, 'input.memberIds', given.memberIds ?? [])).map((each) => each.id);
  const id = newId();
  const made = await call.sql('insert into client_team (id, name, created_at) values ($1, $2, $3) on conflict do nothing returning id', [id, name, call.now]);
  if (made.length === 0) throw nameTaken();

  await putInto(call, [id], memberIds);
  record(call, { deed: 'clientTeam.created', targetId: id, after: { name, memberIds } });
  await changeRights(call);
  return clientTeam(call, id);
}

/** Gives a client team another name, which is its own or a CONFLICT; for administrators. */
export async function renameClientTeam(call: Call, given: { clientTeamId: string; name: string }): Promise<ClientTeamView> {
  refuseOthers(call);
  await oneChangeAtATime(call);
  const before = await clientTeam(call, given.clientTeamId);
  const name = line('input.name', given.name, 120);
  if (name === before.name) return before;
  const [taken] = await call.sql('select 1 from client_team where lower(name) = lower($2) and id <> $1', [before.id, name]);
  if (taken) throw nameTaken();

  await call.sql('update client_team set name = $2 where id = $1', [before.id, name]);
  record(call, { deed: 'clientTeam.renamed', targetId: before.id, before: { name: before.name }, after: { name } });
  return { ...before, name };
}

/**
 * Says into which client team new clients are put where nothing else is said; null: into none. It moves nobody who is
 * there. For administrators.
 */
export async function setDefaultClientTeam(call: Call, given: { clientTeamId?: string | null }): Promise<ClientTeamView | null> {
  refuseOthers(call);
  await oneChangeAtATime(call);
  const before = await defaultClientTeamId(call);
  const id = given.clientTeamId == null ? null : (await clientTeam(call, given.clientTeamId)).id;
  if (id !== before) {
    await call.sql('update client_team set is_default = false where is_default', []);
    await call.sql('update client_team set is_default = true where id = $1', [id]);
    record(call, { deed: 'clientTeam.defaultSet', targetId: id, before: { clientTeamId: before }, after: { clientTeamId: id } });
  }
  return id === null ? null : clientTeam(call, id);
}

/** Into which client team new clients are put where nothing else is said. */
export async function defaultClientTeamId(call: OpenCall): Promise<string | null> {
  const [found] = await call.sql<{ id: string }>('select id from client_team where is_default', []);
  return found?.id ?? null;
}

/** Client teams are set up by administrators; others learn of a client's by name at most. */
export function refuseOthers(call: Call): void {
  if (!mayAdminister(call.actor)) throw forbidden('Client teams are for administrators.');
}

function nameTaken() {
  return conflict('Another client team has this name already.', 'input.name');
}

async function read(call: Call, id: string | null): Promise<ClientTeamView[]> {
  const rows = await call.sql<Omit<ClientTeamView, 'createdAt'> & { createdAt: string }>(
    `select t.id, t.name, t.is_default as "isDefault", coalesce(c.clients, 0) as "clientCount", t.created_at as "createdAt"
     from client_team t left join (
       select m.client_team_id, count(*)::int as clients from client_team_member m join account a on a.id = m.account_id
       where a.kind = 'CLIENT' and m.client_team_id = coalesce($1, m.client_team_id) group by m.client_team_id) c on c.client_team_id = t.id
     where t.id = coalesce($1, t.id) order by lower(t.name), t.id`,
    [id],
  );
  return rows.map((row) => ({ ...row, createdAt: new Date(row.createdAt) }));
}
