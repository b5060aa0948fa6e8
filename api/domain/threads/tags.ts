import { record } from '../audit/record.ts';
import type { Call, OpenCall } from '../call.ts';
import { badInput, forbidden, notFound } from '../errors.ts';
import { existingId } from '../input.ts';
import { appendStaffLine } from './append.ts';
import { lockThread } from './lock.ts';
import { answeredBefore, carriedOut } from './once.ts';
import { mayTag } from './policy.ts';
import { seeThread } from './see.ts';

/** What staff call a thread by: of a team, or, without one, of the firm. */
export interface TagView {
  id: string;
  name: string;
  /** 1 to 7. */
  tint: number;
  teamId: string | null;
  /** It is no longer given. */
  retired: boolean;
}

/** Of the tag `g`. */
export const TAG_COLUMNS = `g.id, g.name, g.tint, g.team_id as "teamId", g.retired_at is not null as retired`;

/** The firm's first. */
export const TAG_ORDER = 'g.team_id nulls first, g.place, g.id';

/** At most so many on one thread. */
const MOST = 20;

export interface SetThreadTags {
  threadId: string;
  requestId: string;
  tagIds: string[];
}

export type SetThreadTagsOutcome = { is: 'ThreadTagged'; threadId: string } | { is: 'ThreadEnded'; threadId: string };

/**
 * Says by which tags staff call a thread: all of them from now on. Whoever may write there gives those of its team and of the firm; one
 * that is there already may stay, whatever became of it. A line among staff tells of it, so that every open screen follows.
 */
export async function setThreadTags(call: Call, input: SetThreadTags): Promise<SetThreadTagsOutcome> {
  const tagIds = [...new Set(input.tagIds.map(existingId))];
  if (tagIds.length > MOST) throw badInput('input.tagIds', `At most ${MOST} tags.`);
  const { thread, who, facts } = await lockThread(call, input.threadId);
  const request = { requestId: input.requestId, deed: 'setThreadTags', threadId: thread.id };
  const before = await answeredBefore<SetThreadTagsOutcome>(call, request);
  if (before) return before;
  if (thread.isClosed()) return { is: 'ThreadEnded', threadId: thread.id };
  if (!mayTag(who, facts)) throw forbidden('Only whoever may write here gives tags.');

  const was = await tagsOn(call, thread.id);
  const given = await tagsById(call, tagIds);
  const isThere = (tag: TagView) => was.some(({ id }) => id === tag.id);
  const mayGive = (tag: TagView) => !tag.retired && (tag.teamId === null || tag.teamId === thread.teamId);
  if (given.length !== tagIds.length || given.some((tag) => !isThere(tag) && !mayGive(tag))) throw notFound();
  if (idsOf(was) === idsOf(given)) return { is: 'ThreadTagged', threadId: thread.id };

  await call.sql('update thread set tag_ids = $2 where id = $1', [thread.id, given.map(({ id }) => id)]);
  appendStaffLine(call, thread, { kind: 'TAGGED', actorId: call.actor.id, teamId: thread.teamId, text: given.length === 0 ? null : namesOf(given).join(', ') });
  record(call, { deed: 'thread.tagged', threadId: thread.id, teamId: thread.teamId, before: { tags: namesOf(was) }, after: { tags: namesOf(given) } });
  return carriedOut(call, request, { is: 'ThreadTagged', threadId: thread.id });
}

/** The tags that the caller could give here, the firm's first; null where they may give none. */
export async function tagChoices(call: Call, threadId: string): Promise<TagView[] | null> {
  const thread = await seeThread(call, threadId);
  if (call.actor.kind === 'CLIENT' || !thread.can.tag) return null;
  return call.sql<TagView>(`select ${TAG_COLUMNS} from tag g where g.retired_at is null and (g.team_id is null or g.team_id = $1) order by ${TAG_ORDER}`, [thread.teamId]);
}

/** Tags by their ids, in the order in which they are kept. */
export async function tagsById(call: OpenCall, ids: readonly string[]): Promise<TagView[]> {
  return call.sql<TagView>(`select ${TAG_COLUMNS} from tag g where g.id = any($1) order by ${TAG_ORDER}`, [ids]);
}

async function tagsOn(call: Call, threadId: string): Promise<TagView[]> {
  return call.sql<TagView>(`select ${TAG_COLUMNS} from thread t join tag g on g.id = any(t.tag_ids) where t.id = $1 order by ${TAG_ORDER}`, [threadId]);
}

function idsOf(tags: readonly TagView[]): string {
  return tags.map(({ id }) => id).join();
}

function namesOf(tags: readonly TagView[]): string[] {
  return tags.map(({ name }) => name);
}
