import { Account } from '../accounts/account.ts';
import { seenAmong } from '../accounts/seeing.ts';
import { record } from '../audit/record.ts';
import type { Call } from '../call.ts';
import { badInput, forbidden, notFound } from '../errors.ts';
import { newId } from '../id.ts';
import { deviceId, existingId, optionalLine, text } from '../input.ts';
import { appendLine, appendMessage, ringAccounts } from './append.ts';
import { replyAtStart } from './automatic.ts';
import { standing } from './hold.ts';
import { beginEngagement, join } from './participation.ts';
import { mayWriteThrough } from './policy.ts';
import { Thread } from './thread.ts';

export interface StartThread {
  clientThreadId: string;
  to: string[];
  asTeam?: string | null;
  title?: string | null;
  text: string;
  continues?: string | null;
}

export type StartThreadOutcome =
  | { is: 'ThreadStarted'; threadId: string }
  | { is: 'ThreadAlreadyOpen'; threadId: string };

const NEW_CHAT = 'New chat';

/**
 * Starts a thread with its first message; no thread is empty. The id that the device made it with makes a double tap
 * one thread. A client starts with one contact; staff with named people, or as a team of theirs with one client of
 * that team, and hold it from the start.
 */
export async function startThread(call: Call, input: StartThread): Promise<StartThreadOutcome> {
  const clientThreadId = deviceId('input.clientThreadId', input.clientThreadId);
  if (!mayWriteThrough(call.actor, input.asTeam ? existingId(input.asTeam) : null)) throw forbidden('A token starts conversations as one of its teams alone.');
  await oneAtATime(call, `start ${call.actor.id} ${clientThreadId}`);
  const before = await call.em.findOne(Thread, { startedBy: call.actor.id, clientThreadId });
  if (before) return { is: 'ThreadStarted', threadId: before.id };

  const title = optionalLine('input.title', input.title, 120) ?? NEW_CHAT;
  const message = text('input.text', input.text, 8000);
  const cast = await castOf(call, input);
  const continues = await earlierThread(call, input.continues, cast);
  const open = await openOne(call, cast);
  if (open !== null) return { is: 'ThreadAlreadyOpen', threadId: open };

  const thread = newThread(call, { title, clientThreadId, continuesId: continues, cast });
  await fill(call, thread, cast, message);
  record(call, { deed: 'thread.started', threadId: thread.id, teamId: thread.teamId, after: { ...standing(thread), client: thread.clientId, named: cast.namedIds, continues } });
  return { is: 'ThreadStarted', threadId: thread.id };
}

/** Who will be in it. */
interface Cast {
  team: Account | null;
  client: Account | null;
  /** Staff in it by name, whoever starts it among them unless they hold it for a team. */
  namedIds: string[];
  holderId: string | null;
}

async function castOf(call: Call, input: StartThread): Promise<Cast> {
  const ids = [...new Set(input.to.map((each) => existingId(each)))].filter((each) => each !== call.actor.id);
  if (ids.length === 0) throw badInput('input.to', 'Say with whom: somebody other than yourself.');
  if (ids.length > 98) throw badInput('input.to', 'A conversation has at most 100 participants.');
  const others = await call.em.find(Account, { id: { $in: ids } });
  if (others.length !== ids.length || others.some((each) => !each.isActive())) throw notFound();
  if (call.actor.kind === 'CLIENT') return clientCast(call, input, others);
  return input.asTeam ? teamCast(call, existingId(input.asTeam), others) : namedCast(call, others);
}

async function clientCast(call: Call, input: StartThread, others: Account[]): Promise<Cast> {
  const [contact, second] = others;
  if (!contact || second) throw badInput('input.to', 'Write to one contact at a time.');
  if (input.asTeam) throw forbidden('Only members write as a team.');
  if (contact.kind === 'CLIENT' || !(await inContact(call, call.actor.id, [contact.id]))) throw notFound();
  const client = await call.em.findOneOrFail(Account, { id: call.actor.id });
  return contact.kind === 'TEAM'
    ? { team: contact, client, namedIds: [], holderId: null }
    : { team: null, client, namedIds: [contact.id], holderId: null };
}

async function teamCast(call: Call, teamId: string, others: Account[]): Promise<Cast> {
  const team = await call.em.findOne(Account, { id: teamId, kind: 'TEAM' });
  if (!team || !(await seenAmong(call, [teamId])).has(teamId)) throw notFound();
  if (!call.actor.teams.includes(team.id)) throw forbidden('Only members write as a team.');
  if (!team.isActive()) throw forbidden('This team does not start new conversations at present.');
  const [client, second] = others;
  if (!client || second) throw badInput('input.to', 'A team writes to one client at a time.');
  if (client.kind !== 'CLIENT' || !(await inContact(call, client.id, [team.id]))) throw notFound();
  return { team, client, namedIds: [], holderId: call.actor.id };
}

async function namedCast(call: Call, others: Account[]): Promise<Cast> {
  if (others.some((each) => each.kind === 'TEAM')) throw badInput('input.to', 'Colleagues are written to by name; a team takes conversations from clients.');
  const clients = others.filter((each) => each.kind === 'CLIENT');
  const [client, second] = clients;
  if (client && !(await inContact(call, client.id, [call.actor.id, ...call.actor.teams]))) throw notFound();
  if (second) throw badInput('input.to', 'A conversation has at most one client.');
  const staff = others.filter((each) => each.kind === 'STAFF').map((each) => each.id);
  return { team: null, client: client ?? null, namedIds: [call.actor.id, ...staff], holderId: null };
}

/** The closed thread that this one continues: with the same client and the same team or the same people. */
async function earlierThread(call: Call, id: string | null | undefined, cast: Cast): Promise<string | null> {
  if (id === null || id === undefined) return null;
  const [earlier] = await call.sql<{ id: string; state: string; team_id: string | null; client_id: string | null }>(
    `select t.id, t.state, t.team_id, t.client_id from viewer_facts($1, $2) v, thread t
     where t.id = $3 and exists (select 1 from reach(t.id, t.team_id, v.me, v.teams, v.open)) for share of t`,
    [...call.viewer, existingId(id)],
  );
  if (!earlier) throw notFound();
  if (earlier.state !== 'CLOSED') throw badInput('input.continues', 'That conversation has not ended: write there.');
  if (earlier.client_id !== (cast.client?.id ?? null) || earlier.team_id !== (cast.team?.id ?? null)) {
    throw badInput('input.continues', 'That conversation was with somebody else.');
  }
  return earlier.id;
}

/** A team can be set to one open thread for each client; starting another leads to the open one. */
async function openOne(call: Call, cast: Cast): Promise<string | null> {
  if (!cast.team?.oneOpenThread || !cast.client) return null;
  await oneAtATime(call, `open ${cast.team.id} ${cast.client.id}`);
  const open = await call.em.findOne(Thread, { teamId: cast.team.id, clientId: cast.client.id, state: { $ne: 'CLOSED' } });
  return open?.id ?? null;
}

function newThread(call: Call, { title, clientThreadId, continuesId, cast }: { title: string; clientThreadId: string; continuesId: string | null; cast: Cast }): Thread {
  const byClient = call.actor.kind === 'CLIENT';
  const thread = call.em.create(Thread, {
    id: newId(),
    title,
    state: cast.team === null ? 'OPEN' : cast.holderId === null ? 'QUEUED' : 'HELD',
    teamId: cast.team?.id ?? null,
    clientId: cast.client?.id ?? null,
    holderId: cast.holderId,
    heldSince: cast.holderId === null ? null : call.now,
    startedBy: call.actor.id,
    clientThreadId,
    continuesId,
    version: 1,
    lastSeq: 0,
    lastNoteNo: 0,
    lastChange: 0,
    lastNoteChange: 0,
    waitingSince: byClient && cast.team !== null ? call.now : null,
    needsReply: byClient,
    lastAt: call.now,
    previewSeq: null,
    previewChange: 0,
    previewText: null,
    previewAuthorId: null,
    previewTeamId: null,
    previewAt: null,
    closedAt: null,
    closedBy: null,
    closeKind: null,
    reopen: null,
    repliedAutomaticallyAt: null,
    outcomeId: null,
    createdAt: call.now,
  });
  call.em.persist(thread);
  return thread;
}

async function fill(call: Call, thread: Thread, cast: Cast, message: string): Promise<void> {
  if (cast.client) await join(call, thread, cast.client.id, 'CLIENT', 'FIRST');
  if (cast.team) await join(call, thread, cast.team.id, 'TEAM', 'FIRST');
  if (cast.holderId) await join(call, thread, cast.holderId, 'HOLDER', 'FIRST');
  for (const id of cast.namedIds) await join(call, thread, id, 'NAMED', 'FIRST');
  const teamId = cast.holderId === null ? null : thread.teamId;
  appendLine(call, thread, { kind: 'STARTED', actorId: call.actor.id, teamId });
  if (cast.holderId !== null && thread.teamId !== null) beginEngagement(call, thread, cast.holderId, thread.teamId);
  appendMessage(call, thread, { authorId: call.actor.id, teamId, text: message, clientMessageId: null });
  if (call.actor.kind === 'CLIENT' && cast.team) await replyAtStart(call, thread, cast.team);
  ringAccounts(call, thread, [call.actor.id]);
}

async function inContact(call: Call, clientId: string, others: string[]): Promise<boolean> {
  const [row] = await call.sql<{ yes: boolean }>('select coalesce(bool_or(in_contact($1, o)), false) as yes from unnest($2::uuid[]) o', [clientId, others]);
  return row?.yes === true;
}

/** Two deeds under one name happen one after the other, so the second finds what the first has done. */
async function oneAtATime(call: Call, name: string): Promise<void> {
  await call.sql('select pg_advisory_xact_lock(hashtextextended($1, 0))', [name]);
}
