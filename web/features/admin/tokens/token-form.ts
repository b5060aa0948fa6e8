import type { CreateApiTokenInput, TokenScope } from '../generated.ts';
import { say } from '../../../ui/say.ts';
import type { Faults } from '../../../ui/form/use-form.ts';

export type Lasts = '30' | '90' | '365' | 'day';

export interface TokenValues {
  name: string;
  /** Whom it acts as: oneself, or the colleague that is chosen. */
  whose: 'me' | 'colleague';
  accountId: string | null;
  scopes: readonly TokenScope[];
  teamIds: readonly string[];
  lasts: Lasts;
  /** As the browser's field of a day has it: `2026-03-12`. */
  lastDay: string;
}

export const noToken: TokenValues = { name: '', whose: 'me', accountId: null, scopes: [], teamIds: [], lasts: '90', lastDay: '' };

/** What brings another right along, as the server has it too. */
const includes: Partial<Record<TokenScope, TokenScope>> = { WRITE_DIRECTORY: 'READ_DIRECTORY', SEND_AS_TEAM: 'READ_THREADS' };

export const scopes = ['READ_DIRECTORY', 'WRITE_DIRECTORY', 'READ_THREADS', 'SEND_AS_TEAM'] as const satisfies readonly TokenScope[];

/** What nobody gives away for a colleague. */
export function opensThreads(scope: TokenScope): boolean {
  return scope === 'READ_THREADS' || scope === 'SEND_AS_TEAM';
}

/** Whether another chosen right brings this one along. */
export function isIncluded(scope: TokenScope, chosen: readonly TokenScope[]): boolean {
  return chosen.some((each) => includes[each] === scope);
}

export function toggled<Each>(all: readonly Each[], one: Each): readonly Each[] {
  return all.includes(one) ? all.filter((each) => each !== one) : [...all, one];
}

/** What can be known before the server is asked. */
export function checkToken({ name, whose, accountId, scopes, teamIds, lasts, lastDay }: TokenValues): Faults<TokenValues> {
  return {
    ...(name.trim() === '' && { name: say('admin-tokens.missing.name') }),
    ...(whose === 'colleague' && !accountId && { accountId: say('admin-tokens.missing.accountId') }),
    ...(scopes.length === 0 && { scopes: say('admin-tokens.missing.scopes') }),
    ...(scopes.includes('SEND_AS_TEAM') && teamIds.length === 0 && { teamIds: say('admin-tokens.missing.teamIds') }),
    ...(lasts === 'day' && !lastDay && { lastDay: say('admin-tokens.missing.lastDay') }),
  };
}

export function tokenInput(values: TokenValues, now: number): CreateApiTokenInput {
  const colleague = values.whose === 'colleague';
  return {
    name: values.name,
    accountId: colleague ? values.accountId : null,
    scopes: [...values.scopes],
    teamIds: colleague ? [] : [...values.teamIds],
    expiresAt: endOf(values, now),
  };
}

/** A last day is whole: the token works until its midnight, where whoever makes it is. */
function endOf({ lasts, lastDay }: TokenValues, now: number): string {
  if (lasts !== 'day') return new Date(now + Number(lasts) * 86_400_000).toISOString();
  const end = new Date(`${lastDay}T00:00:00`);
  end.setDate(end.getDate() + 1);
  return end.toISOString();
}
