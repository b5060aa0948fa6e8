import { locale, say } from '../../ui/say.ts';

/** How many are named before the rest is counted. */
const MOST = 3;

/**
 * "Ana", "Ana and Ben", "Ana, Ben, Dara and 2 others". `total` where there are more than the names at hand. A fourth is
 * named too: "and 1 other" would be no shorter.
 */
export function namesOf(names: readonly string[], total = names.length): string {
  return every.format(cut(names, total));
}

/** The same where it holds for each of them alone: "Ana, Ben or Dara". */
export function anyOf(names: readonly string[], total = names.length): string {
  return either.format(cut(names, total));
}

function cut(names: readonly string[], total: number): string[] {
  const whole = names.length === total && total <= MOST + 1;
  const named = whole ? [...names] : names.slice(0, MOST);
  const rest = total - named.length;
  return rest > 0 ? [...named, say('admin-sight.others', { count: rest })] : named;
}

const every = new Intl.ListFormat(locale, { type: 'conjunction' });
const either = new Intl.ListFormat(locale, { type: 'disjunction' });
