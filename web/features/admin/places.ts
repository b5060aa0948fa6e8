import { IconBlockquote, IconBuilding, IconFileUpload, IconGridDots, IconHistory, type IconProps, IconKey, IconListCheck, IconSettings, IconUsers } from '@tabler/icons-react';
import type { ComponentType } from 'react';
import { part } from '../../ui/part.tsx';
import type { Phrase } from '../../ui/say.ts';

/** What a place shows, loaded when somebody goes there. */
interface PlaceParts {
  /** Draws whatever comes after the place's path in the address: it has routes of its own. */
  page: ComponentType;
  /** At the end of its line in the navigation: how far one has come. */
  aside?: ComponentType;
  onlySystemAdmin?: boolean;
}

/** A place of the administration, below `/admin/`. */
export interface Place extends PlaceParts {
  path: string;
  label: Phrase;
  icon: ComponentType<IconProps>;
}

/** All there can be, in the order of the navigation. The first one that somebody may enter is where `/admin` leads. */
const known = {
  setup: { label: 'admin.place.setup', icon: IconListCheck },
  accounts: { label: 'admin.place.accounts', icon: IconUsers },
  'client-teams': { label: 'admin.place.clientTeams', icon: IconBuilding },
  'who-sees-whom': { label: 'admin.place.whoSeesWhom', icon: IconGridDots },
  import: { label: 'admin.place.import', icon: IconFileUpload },
  texts: { label: 'admin.place.texts', icon: IconBlockquote },
  tokens: { label: 'admin.place.tokens', icon: IconKey },
  audit: { label: 'admin.place.audit', icon: IconHistory },
  organisation: { label: 'admin.place.organisation', icon: IconSettings },
} as const satisfies Record<string, { label: Phrase; icon: ComponentType<IconProps> }>;

/** The pages of the places that are built, a line for each. A place without one does not appear. */
const built: Partial<Record<keyof typeof known, PlaceParts>> = {
  audit: { page: part(() => import('./audit/AuditPage.tsx').then((room) => room.AuditPage), { place: 'page' }) },
  setup: {
    page: part(() => import('./setup/SetupPage.tsx').then((room) => room.SetupPage), { place: 'page' }),
    aside: part(() => import('./setup/SetupAside.tsx').then((room) => room.SetupAside), { place: 'nowhere' }),
  },
  accounts: { page: part(() => import('./accounts/AccountsPage.tsx').then((room) => room.AccountsPage), { place: 'page' }) },
  'client-teams': { page: part(() => import('./client-teams/ClientTeamsPage.tsx').then((room) => room.ClientTeamsPage), { place: 'page' }) },
  'who-sees-whom': { page: part(() => import('./who-sees-whom/WhoSeesWhomPage.tsx').then((room) => room.WhoSeesWhomPage), { place: 'page' }) },
  import: { page: part(() => import('./import/ImportPlace.tsx').then((room) => room.ImportPlace), { place: 'page' }) },
  texts: { page: part(() => import('./texts/TextsPage.tsx').then((room) => room.TextsPage), { place: 'page' }) },
  tokens: { page: part(() => import('./tokens/TokensPage.tsx').then((room) => room.TokensPage), { place: 'page' }) },
  organisation: { page: part(() => import('./organisation/OrganisationPage.tsx').then((room) => room.OrganisationPage), { place: 'page' }), onlySystemAdmin: true },
};

export const places: readonly Place[] = Object.entries(known).flatMap(([path, look]) => {
  const parts = built[path as keyof typeof known];
  return parts ? [{ path, ...look, ...parts }] : [];
});

/** The places that somebody of this role may enter. */
export function placesFor(role: string | null): readonly Place[] {
  return places.filter((place) => !place.onlySystemAdmin || role === 'SYSTEM_ADMIN');
}
