import type { ApiTokenFieldsFragment, TokenScope } from '../generated.ts';
import { say } from '../../../ui/say.ts';
import { dayLabel, dayWithin } from '../../../ui/when.ts';

type Known<Part extends keyof ApiTokenFieldsFragment> = Pick<ApiTokenFieldsFragment, Part>;

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** What a token may do, in as few words as it takes: what includes another right stands for both. */
export function rightsOf({ scopes, teams }: { scopes: readonly TokenScope[]; teams: readonly { shortName: string }[] }): string[] {
  const has = (scope: TokenScope) => scopes.includes(scope);
  const names = teams.map(({ shortName }) => shortName).join(', ');
  return [
    ...(has('WRITE_DIRECTORY') ? [say('admin-tokens.can.WRITE_DIRECTORY')] : has('READ_DIRECTORY') ? [say('admin-tokens.can.READ_DIRECTORY')] : []),
    ...(has('SEND_AS_TEAM') ? [say('admin-tokens.can.SEND_AS_TEAM', { teams: names })] : has('READ_THREADS') ? [names ? say('admin-tokens.can.READ_THREADS', { teams: names }) : say('admin-tokens.can.readInbox')] : []),
  ];
}

/** When it was last used: "Never", "2 h ago", "12 days ago". */
export function usedWhen({ lastUsedAt }: Known<'lastUsedAt'>, now: number): string {
  if (!lastUsedAt) return say('admin-tokens.never');
  const passed = Math.max(0, now - Date.parse(lastUsedAt));
  if (passed < 2 * minute) return say('admin-tokens.justNow');
  if (passed < hour) return say('admin-tokens.minutesAgo', { count: Math.floor(passed / minute) });
  if (passed < 2 * day) return say('admin-tokens.hoursAgo', { count: Math.floor(passed / hour) });
  return say('admin-tokens.daysAgo', { count: Math.floor(passed / day) });
}

/** How it stands: it works, it does so for a few days yet, or it has ended and how. */
export function standing({ expiresAt, revokedAt }: Known<'expiresAt' | 'revokedAt'>, now: number): { works: boolean; soon: boolean; words: string } {
  if (revokedAt) return { works: false, soon: false, words: say('admin-tokens.revoked', { when: dayWithin(revokedAt, now) }) };
  const left = Date.parse(expiresAt) - now;
  if (left <= 0) return { works: false, soon: false, words: say('admin-tokens.expired', { when: dayWithin(expiresAt, now) }) };
  const days = Math.floor(left / day);
  return days < 14 ? { works: true, soon: true, words: say('admin-tokens.daysLeft', { count: days }) } : { works: true, soon: false, words: dayLabel(expiresAt, now) };
}
