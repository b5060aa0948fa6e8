/** Sign-in, and from there back to where one is. `ended`: they were in, and are told that they were signed out. */
export function signInPath({ pathname, search, hash }: Pick<Location, 'pathname' | 'search' | 'hash'>, ended = false): string {
  const here = pathname + search + hash;
  const asked = new URLSearchParams({ ...(here !== '/' && { to: here }), ...(ended && { ended: '' }) });
  return asked.size === 0 ? '/sign-in' : `/sign-in?${asked}`;
}
