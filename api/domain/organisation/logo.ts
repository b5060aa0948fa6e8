import { record } from '../audit/record.ts';
import type { Call } from '../call.ts';
import { forbidden } from '../errors.ts';
import { forgetImage, keepImage, pathOfImage, type Picture } from './image.ts';
import { organisation, type OrganisationView } from './organisation.ts';
import { mayChangeOrganisation } from './policy.ts';

/** Shows this logo from now on, to anybody who opens the sign-in page. For system administrators. */
export async function setLogo(call: Call, picture: Picture): Promise<string> {
  refuseOthers(call);
  const logoId = await keepImage(call, picture);
  await replace(call, logoId);
  return pathOfImage(logoId) ?? '';
}

/** Shows the name's initials instead. */
export async function removeLogo(call: Call): Promise<OrganisationView> {
  refuseOthers(call);
  await replace(call, null);
  return organisation(call);
}

/** Before the work of drawing it, and again with the deed. */
export function refuseOthers(call: Call): void {
  if (!mayChangeOrganisation(call.actor)) throw forbidden('The logo is changed by system administrators.');
}

async function replace(call: Call, logoId: string | null): Promise<void> {
  const [former] = await call.sql<{ id: string | null }>('select logo_id as id from organisation for update', []);
  if (!former || former.id === logoId) return;
  await call.sql('update organisation set logo_id = $1', [logoId]);
  await forgetImage(call, former.id);
  record(call, { deed: logoId === null ? 'logo.removed' : 'logo.set', before: { logoId: former.id }, after: { logoId } });
}
