import { record } from '../audit/record.ts';
import type { OpenCall } from '../call.ts';
import { pathOfImage } from './image.ts';

/** What everybody sees of the organisation, signed in or not. */
export interface OrganisationView {
  name: string;
  /** Path of the logo. */
  logo: string | null;
  /** `#rrggbb`. */
  accent: string | null;
}

/** The organisation that this deployment serves. Before it is founded, by the name of the product. */
export async function organisation(call: OpenCall): Promise<OrganisationView> {
  const [row] = await call.sql<{ name: string; logoId: string | null; accent: string | null }>(
    'select name, logo_id as "logoId", accent from organisation',
    [],
  );
  return { name: row?.name ?? 'Switchboard', logo: pathOfImage(row?.logoId ?? null), accent: row?.accent ?? null };
}

/** Its name, as clients read it. */
export async function organisationName(call: OpenCall): Promise<string> {
  return (await organisation(call)).name;
}

/** Founds the organisation where there is none. Says whether this call did. */
export async function foundOrganisation(call: OpenCall, name: string): Promise<boolean> {
  const made = await call.sql('insert into organisation (id, name) values (1, $1) on conflict do nothing returning id', [name]);
  if (made.length > 0) record(call, { deed: 'organisation.founded', after: { name } });
  return made.length > 0;
}

/**
 * What somebody may open has changed: suspension, membership, client team, role, end of a session. The number moves in
 * the transaction of the change, so that every statement that compares it sees the change, and everybody looks again.
 */
export async function changeRights(call: OpenCall): Promise<void> {
  await call.sql('update organisation set rights = rights + 1', []);
  call.ring({ on: 'organisation' });
}

/**
 * Lets one change of rights happen after the other, for deeds that first look whether somebody would be left without:
 * two that each take one of the last two would otherwise both find the other one still there.
 */
export async function oneChangeAtATime(call: OpenCall): Promise<void> {
  await call.sql('select rights from organisation for update', []);
}
