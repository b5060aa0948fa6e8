import { createHash, randomUUID } from 'node:crypto';
import type { Call, OpenCall } from '../call.ts';
import { isId } from '../input.ts';
import { tokenHash } from '../token.ts';

/** A picture as the server has drawn it anew: nothing of the file that was uploaded is left in it. */
export interface Picture {
  bytes: Buffer;
  type: 'image/webp';
  width: number;
  height: number;
}

/** A picture with its type, as it is sent. */
export type SentImage = Pick<Picture, 'bytes' | 'type'>;

/** Under which path a picture is asked for. */
export function pathOfImage(id: string | null): string | null {
  return id === null ? null : `/images/${id}`;
}

/**
 * Keeps a picture under a random id of its own, which nobody can guess and which no other picture ever gets: browsers
 * may keep what they have under it.
 */
export async function keepImage(call: Call, { bytes, type, width, height }: Picture): Promise<string> {
  const id = randomUUID();
  await call.sql('insert into image (id, bytes, type, width, height, sha256, created_by) values ($1, $2, $3, $4, $5, $6, $7)', [
    id, bytes, type, width, height, createHash('sha256').update(bytes).digest(), call.actorId,
  ]);
  return id;
}

/** Forgets a picture that nothing shows any more. */
export async function forgetImage(call: OpenCall, id: string | null): Promise<void> {
  if (id !== null) await call.sql('delete from image where id = $1', [id]);
}

/**
 * A picture for whoever asks: the logo for anybody, others for the session of that token. Whoever is not signed in is
 * told the same as for a picture that never was. Screens ask for pictures by themselves, so it is no use of a session.
 */
export async function imageFor(call: OpenCall, id: string, sessionToken: string | null): Promise<SentImage | null> {
  if (!isId(id)) return null;
  const [image] = await call.sql<SentImage>(
    `select i.bytes, i.type from image i
     where i.id = $1 and (i.id in (select logo_id from organisation)
       or exists (select 1 from session s, viewer_facts(s.id, null) where s.token_hash = $2 and s.kind = 'PERSON'))`,
    [id, sessionToken === null ? null : tokenHash(sessionToken)],
  );
  return image ?? null;
}
