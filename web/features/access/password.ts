/** What the server would refuse anyway, said before it is asked: 8 characters at least, 1024 bytes at most. */
export function passwordFault(password: string): 'access.passwordShort' | 'access.passwordLong' | undefined {
  if ([...password].length < 8) return 'access.passwordShort';
  return new TextEncoder().encode(password).length > 1024 ? 'access.passwordLong' : undefined;
}
