import type { Call } from '../call.ts';
import { existingId } from '../input.ts';
import { entryIn } from '../threads/entries.ts';
import { seeThread } from '../threads/see.ts';
import type { EntryVersionView } from '../threads/entry-views.ts';

/**
 * Every text that stood in a message or note, oldest first, the present one last: for staff who may read it, and for
 * its author. Of what was taken back for members of the thread's team alone, never for a client, and not for its author
 * either, who took it back. Null: it is not for the viewer, or there is no such entry.
 */
export async function versionsOf(call: Call, threadId: string, entryId: string): Promise<EntryVersionView[] | null> {
  const entry = await entryIn(call, threadId, entryId);
  if (!entry || (entry.is !== 'Message' && entry.is !== 'Note')) return null;
  const isAuthor = call.actor.id === (entry.is === 'Note' ? entry.authorId : entry.author.personId);
  if (call.actor.kind !== 'STAFF' && !isAuthor) return null;
  if (entry.deletedAt !== null && !(await isMember(call, threadId))) return null;
  const former = await call.sql<{ text: string; at: string }>(
    'select body as text, at from entry_version where entry_id = $1 and change_no < $2 order by change_no',
    [existingId(entryId), entry.changeNo],
  );
  const versions = former.map(({ text, at }) => ({ text, at: new Date(at) }));
  return entry.deletedAt === null ? [...versions, { text: entry.text, at: entry.editedAt ?? entry.at }] : versions;
}

async function isMember(call: Call, threadId: string): Promise<boolean> {
  if (call.actor.kind !== 'STAFF') return false;
  const { teamId, live, state } = await seeThread(call, threadId);
  return teamId !== null && call.actor.teams.includes(teamId) && (live || state === 'CLOSED');
}
