import { IconBlockquote, IconBuilding, IconFileUpload, IconGridDots, IconHistory, type IconProps, IconKey, IconListCheck, IconSettings, IconUsers } from '@tabler/icons-react';
import { type ComponentType, lazy, type LazyExoticComponent } from 'react';
import type { Phrase } from '../../ui/say.ts';

/** What a place shows, loaded when somebody goes there. */
interface PlaceParts {
  /** Draws whatever comes after the place's path in the address: it has routes of its own. */
  page: LazyExoticComponent<ComponentType>;
  /** At the end of its line in the navigation: how far one has come. */
  aside?: LazyExoticComponent<ComponentType>;
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
  audit: { page: lazy(() => import('./audit/AuditPage.tsx').then((room) => ({ default: room.AuditPage }))) },
  setup: {
    page: lazy(() => import('./setup/SetupPage.tsx').then((room) => ({ default: room.SetupPage }))),
    aside: lazy(() => import('./setup/SetupAside.tsx').then((room) => ({ default: room.SetupAside }))),
  },
  accounts: { page: lazy(() => import('./accounts/AccountsPage.tsx').then((room) => ({ default: room.AccountsPage }))) },
  'client-teams': { page: lazy(() => import('./client-teams/ClientTeamsPage.tsx').then((room) => ({ default: room.ClientTeamsPage }))) },
  'who-sees-whom': { page: lazy(() => import('./who-sees-whom/WhoSeesWhomPage.tsx').then((room) => ({ default: room.WhoSeesWhomPage }))) },
  import: { page: lazy(() => import('./import/ImportPlace.tsx').then((room) => ({ default: room.ImportPlace }))) },
  texts: { page: lazy(() => import('./texts/TextsPage.tsx').then((room) => ({ default: room.TextsPage }))) },
  tokens: { page: lazy(() => import('./tokens/TokensPage.tsx').then((room) => ({ default: room.TokensPage }))) },
  organisation: { page: lazy(() => import('./organisation/OrganisationPage.tsx').then((room) => ({ default: room.OrganisationPage }))), onlySystemAdmin: true },
};

export const places: readonly Place[] = Object.entries(known).flatMap(([path, look]) => {
  const parts = built[path as keyof typeof known];
  return parts ? [{ path, ...look, ...parts }] : [];
});

/** The places that somebody of this role may enter. */
export function placesFor(role: string | null): readonly Place[] {
  return places.filter((place) => !place.onlySystemAdmin || role === 'SYSTEM_ADMIN');
}
