import type { Door, From } from '../domain/call.ts';
import type { Asking, House } from '../graphql/context.ts';
import { isAboutRights } from '../graphql/contract/refusals.ts';
import { Inadmissible } from '../graphql/errors.ts';
import type { Log } from '../log.ts';

/** Sessions of which it is remembered whose they are; that never changes. */
const MOST_KNOWN = 1_000;

/**
 * Every refusal that has to do with rights leaves a line in the log: which account, what, from where, with which
 * request. Never a value: what somebody typed is no field here. The log itself bounds how many from one address.
 */
export function createRefusalLog(log: Log, door: Door): House['onRefused'] {
  const known = new Map<string, string | null>();

  const accountOf = async (who: Asking['who'], from: From): Promise<string | null> => {
    if (who === null) return null;
    if ('account' in who) return who.account;
    const before = known.get(who.session);
    if (before !== undefined) return before;
    const [row] = await door.lookOpen(from, (call) => call.sql<{ id: string }>('select account_id as id from session where id = $1', [who.session]));
    if (known.size >= MOST_KNOWN) known.clear();
    known.set(who.session, row?.id ?? null);
    return row?.id ?? null;
  };

  return ({ code, field, who, from }) => {
    const tell = (account: string | null) => log.info('request.refused', { code, what: field, account, ...from });
    accountOf(who, from).then(tell, () => tell(null));
  };
}

/** What was refused before any field was carried out. */
export function tellOfInadmissible(house: Pick<House, 'onRefused'>, errors: readonly unknown[], { who, from }: Pick<Asking, 'who' | 'from'>): void {
  for (const error of errors) {
    if (!(error instanceof Inadmissible)) continue;
    const { code } = error.extensions;
    if (isAboutRights(code)) house.onRefused({ code, field: error.field, who, from });
  }
}
