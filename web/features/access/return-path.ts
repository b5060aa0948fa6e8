/**
 * Where to go after signing in. Only a path of this very site counts: a link that says `?to=https://elsewhere` would
 * hand a person who has just proved who they are to somebody else's page.
 */
export function returnPath(search: string, origin: string): string {
  const wanted = new URLSearchParams(search).get('to');
  if (!wanted?.startsWith('/')) return '/';
  const target = URL.parse(wanted, origin);
  if (!target || target.origin !== origin || outside.test(target.pathname)) return '/';
  return target.pathname + target.search + target.hash;
}

/** Back to a page outside the gate would be a circle. */
const outside = /^\/(sign-in|set-password|forgot-password|invitation|verify)\b/;
