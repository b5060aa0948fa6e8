import type { Crumb } from '../../../ui/PageTitle.tsx';
import { say } from '../../../ui/say.ts';

/** The page above that of an import. */
export const crumbs: readonly Crumb[] = [{ label: say('admin-import.title'), to: '/admin/import' }];
