import { say } from '../../../ui/say.ts';

/** Where tokens are looked after: by administrators everybody's, on one's own page one's own. */
export interface Room {
  base: '/admin/tokens' | '/you/tokens';
  /** Only those that act as this account. Null: all that the viewer may handle. */
  accountId: string | null;
}

/** The pages above those of the room. */
export function crumbsOf({ base }: Room) {
  return base === '/you/tokens' ? [{ label: say('admin-tokens.you'), to: '/you' }] : [];
}
