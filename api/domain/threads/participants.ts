import { Account } from '../accounts/account.ts';
import { contactsAmong } from '../accounts/seeing.ts';
import { TeamMember } from '../accounts/team-member.ts';
import { record } from '../audit/record.ts';
import type { Call } from '../call.ts';
import { badInput, forbidden, notFound } from '../errors.ts';
import { existingId } from '../input.ts';
import { type History, historyByDefault } from '../organisation/settings.ts';
import { appendLine, ringAccounts } from './append.ts';
import type { Entry } from './entry.ts';
import { tellOfMember } from './hold.ts';
import { type Locked, lockThread } from './lock.ts';
import { answeredBefore, carriedOut } from './once.ts';
import { end, join, presentIn } from './participation.ts';
import { mayAdd, mayRemove } from './policy.ts';
import type { Thread } from './thread.ts';
import type { Part } from './views.ts';

/** At most so many in one thread. */
const MOST = 100;

/** Not all of them can be added, so nobody is. */
export interface ParticipantsRefused {
  is: 'ParticipantsRefused';
  reason: 'CLIENT_THERE' | 'STAFF_ONLY' | 'TOO_MANY' | 'UNAVAILABLE';
  accountId: string | null;
}

export type AddParticipantsOutcome = { is: 'ParticipantsAdded'; threadId: string } | ParticipantsRefused | { is: 'ThreadEnded'; threadId: string };

/**
 * Adds staff by name, who see everything or only what follows, as the adder chooses, or else as the organisation has
 * it set. A thread has one client at most and one among staff never gains one; a team comes in by transfer alone. Who
 * is in it already stays as they are. A client, where the organisation lets them, adds contacts of their own.
 */
export async function addParticipants(
  call: Call,
  input: { threadId: string; requestId: string; accountIds: string[]; history?: History | null },
): Promise<AddParticipantsOutcome> {
  const locked = await lockThread(call, input.threadId);
  const { thread, who, facts } = locked;
  const request = { requestId: input.requestId, deed: 'addParticipants', threadId: thread.id };
  const before = await answeredBefore<AddParticipantsOutcome>(call, request);
  if (before) return before;
  if (thread.isClosed()) return { is: 'ThreadEnded', threadId: thread.id };
  if (!mayAdd(who, facts)) throw forbidden('You cannot add anybody to this conversation.');

  const added = await addPeople(call, locked, await addable(call, input.accountIds), input.history ?? null);
  if ('is' in added) return added;
  return added.fresh === 0 ? { is: 'ParticipantsAdded', threadId: thread.id } : carriedOut(call, request, { is: 'ParticipantsAdded', threadId: thread.id });
}

/**
 * Adds accounts to a thread in which the actor may add, all of them or nobody; who is in it already stays as they are.
 * `wished` null: as the organisation has it set; what follows begins with `since`, if there is one. Says how many have come.
 */
export async function addPeople(call: Call, locked: Locked, accounts: Account[], wished: History | null, since: Entry | null = null): Promise<{ fresh: number } | ParticipantsRefused> {
  const { thread } = locked;
  const present = new Set((await presentIn(call, thread)).map((each) => each.accountId));
  const fresh = accounts.filter((each) => !present.has(each.id));
  const refused = whyNot(thread, fresh, present.size);
  if (refused) return refused;
  if (fresh.length === 0) return { fresh: 0 };

  const history = wished ?? (await historyByDefault(call));
  for (const each of fresh) {
    await join(call, thread, each.id, 'NAMED', history === 'FROM_NOW' ? (since ?? 'NEXT') : 'FIRST');
    await tell(call, locked, 'ADDED', each.id);
  }
  thread.moved();
  ringAccounts(call, thread, [thread.clientId, ...present]);
  record(call, { deed: 'thread.participantsAdded', threadId: thread.id, teamId: thread.teamId, after: { added: fresh.map((each) => each.id), history } });
  return { fresh: fresh.length };
}

export type RemoveParticipantOutcome =
  | { is: 'ParticipantRemoved'; threadId: string }
  | { is: 'ParticipantNotRemovable'; part: Part; useInstead: string }
  | { is: 'ThreadEnded'; threadId: string };

/** Removes somebody who was added by name: they read up to here and hear nothing newer, at once. */
export async function removeParticipant(call: Call, input: { threadId: string; requestId: string; accountId: string }): Promise<RemoveParticipantOutcome> {
  const locked = await lockThread(call, input.threadId);
  const { thread, who, facts } = locked;
  const request = { requestId: input.requestId, deed: 'removeParticipant', threadId: thread.id };
  const before = await answeredBefore<RemoveParticipantOutcome>(call, request);
  if (before) return before;
  if (thread.isClosed()) return { is: 'ThreadEnded', threadId: thread.id };
  if (!mayRemove(who, facts)) throw forbidden('You cannot remove anybody from this conversation.');

  const accountId = existingId(input.accountId);
  const target = (await presentIn(call, thread)).find((each) => each.accountId === accountId);
  if (!target) throw notFound();
  if (target.part !== 'NAMED') return { is: 'ParticipantNotRemovable', part: target.part, useInstead: target.part === 'CLIENT' ? 'leaveAndRemoveAll' : 'transferThread' };
  if (accountId === call.actor.id) throw badInput('input.accountId', 'To take yourself out, leave the conversation.');

  await end(call, thread, accountId);
  await tell(call, locked, 'REMOVED', accountId);
  thread.moved();
  record(call, { deed: 'thread.participantRemoved', threadId: thread.id, teamId: thread.teamId, targetId: accountId });
  return carriedOut(call, request, { is: 'ParticipantRemoved', threadId: thread.id });
}

async function addable(call: Call, ids: string[]): Promise<Account[]> {
  const wanted = [...new Set(ids.map((each) => existingId(each)))];
  if (wanted.length === 0) throw badInput('input.accountIds', 'Say whom to add.');
  if (wanted.length > MOST) throw badInput('input.accountIds', `A conversation has at most ${MOST} participants.`);
  if (call.actor.kind === 'CLIENT' && (await contactsAmong(call, wanted)).size < wanted.length) throw notFound();
  const accounts = await call.em.find(Account, { id: { $in: wanted } }, { orderBy: { name: 'asc' } });
  if (accounts.length !== wanted.length || accounts.some((each) => each.status === 'INVITED')) throw notFound();
  if (accounts.some((each) => each.kind === 'TEAM')) throw badInput('input.accountIds', 'A team comes into a conversation by transfer.');
  await visibleClients(call, accounts);
  return accounts;
}

/** A client whom the actor cannot see does not exist for them, not even to be refused. */
async function visibleClients(call: Call, accounts: Account[]): Promise<void> {
  for (const client of accounts.filter((each) => each.kind === 'CLIENT')) {
    const [row] = await call.sql<{ yes: boolean }>('select coalesce(bool_or(in_contact($1, o)), false) as yes from unnest($2::uuid[]) o', [client.id, [call.actor.id, ...call.actor.teams]]);
    if (row?.yes !== true) throw notFound();
  }
}

function whyNot(thread: Thread, fresh: Account[], present: number): ParticipantsRefused | null {
  const client = fresh.find((each) => each.kind === 'CLIENT');
  if (client) return { is: 'ParticipantsRefused', reason: thread.clientId === null ? 'STAFF_ONLY' : 'CLIENT_THERE', accountId: client.id };
  const idle = fresh.find((each) => !each.isActive());
  if (idle) return { is: 'ParticipantsRefused', reason: 'UNAVAILABLE', accountId: idle.id };
  return present + fresh.length > MOST ? { is: 'ParticipantsRefused', reason: 'TOO_MANY', accountId: null } : null;
}

/**
 * A line about a member is told as the team's setting says; one about anybody else is public, and so is what a client
 * does, who adds nobody where the team answers as one.
 */
async function tell(call: Call, { thread, who }: Locked, kind: 'ADDED' | 'REMOVED', subjectId: string): Promise<void> {
  const line = { kind, actorId: call.actor.id, teamId: who.isMember ? thread.teamId : null, subjectId };
  const member = thread.teamId !== null && (await call.em.findOne(TeamMember, { teamId: thread.teamId, accountId: subjectId })) !== null;
  if (member && !who.isClient) await tellOfMember(call, thread, { ...line, teamId: thread.teamId });
  else appendLine(call, thread, line);
}
