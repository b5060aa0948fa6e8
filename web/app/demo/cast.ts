/** One member of the demo's cast, as `GET /demo/cast.json` tells. */
export interface CastMember {
  id: string;
  name: string;
  shortName: string;
  kind: 'STAFF' | 'CLIENT';
  tint: number;
  role: 'STAFF' | 'USER_ADMIN' | 'SYSTEM_ADMIN' | null;
  jobTitle: string | null;
  /** Teams whose queue they work, or, for a client, the client teams they are in. */
  teams: string[];
  email: string;
  password: string;
}

/** The cast, or nothing where this is not the demo. */
export async function readCast(): Promise<CastMember[] | undefined> {
  const answer = await fetch('/demo/cast.json', { headers: { accept: 'application/json' } });
  if (answer.status === 404) return undefined;
  if (!answer.ok) throw new Error(`The cast could not be read: ${answer.status}`);
  const body: { cast: CastMember[] } = await answer.json();
  return body.cast;
}

/** Signs in as a member of the cast: this browser is that person from now on. */
export async function becomeMember(id: string): Promise<void> {
  const answer = await fetch('/demo/sign-in', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ account: id }),
    credentials: 'same-origin',
  });
  if (!answer.ok) throw new Error(`Signing in was refused: ${answer.status}`);
}
