import type { Actor } from '../call.ts';
import type { Part, ThreadRights, ThreadState } from './views.ts';

/** How somebody stands to a thread, as of now. */
export interface Standing {
  isClient: boolean;
  /** A present member of the thread's team. */
  isMember: boolean;
  /** The part of their present participation, if any. */
  part: Part | null;
  /** Whether they hear what is new. */
  live: boolean;
  /** Whether they began the thread. */
  started: boolean;
}

/** What of a thread decides rights. */
export interface Facts {
  state: ThreadState;
  hasTeam: boolean;
  hasClient: boolean;
  /** Whether its client may add staff: the organisation lets clients, and the team does not answer as one. */
  clientAdds: boolean;
}

/** How somebody stands to a thread, by what is known of both. */
export function standingOf(actor: Pick<Actor, 'id' | 'kind' | 'teams'>, thread: { teamId: string | null; startedBy: string }, { part, live }: Pick<Standing, 'part' | 'live'>): Standing {
  return {
    isClient: actor.kind === 'CLIENT',
    isMember: thread.teamId !== null && actor.teams.includes(thread.teamId),
    part,
    live,
    started: thread.startedBy === actor.id,
  };
}

export function factsOf(thread: { state: ThreadState; teamId: string | null; clientId: string | null }, clientAdds: boolean): Facts {
  return { state: thread.state, hasTeam: thread.teamId !== null, hasClient: thread.clientId !== null, clientAdds };
}

/*
 * May this person? Plain predicates, no database. Each begins with: who hears nothing newer does nothing either.
 */

/** The client; the holder; staff added by name; in a queued thread any member, who claims it with the reply. */
export function mayReply(who: Standing, thread: Facts): boolean {
  if (!who.live || thread.state === 'CLOSED') return false;
  if (who.part === 'CLIENT' || who.part === 'HOLDER' || who.part === 'NAMED') return true;
  return who.isMember && thread.state === 'QUEUED';
}

/**
 * Through an API token one writes for its teams alone, with the scope for it and while their queues are open to it: not
 * as oneself, and not by rank. A person writes wherever the rest of these rules lets them.
 */
export function mayWriteThrough({ via, scopes, open }: Pick<Actor, 'via' | 'scopes' | 'open'>, teamId: string | null): boolean {
  return via === null || (scopes?.includes('SEND_AS_TEAM') === true && teamId !== null && open.includes(teamId));
}

export const OF_ITS_TEAMS_ALONE = 'This token writes in the conversations of its teams alone.';

/** What of somebody's rights an API token has: who else is in a thread is for people to decide. */
export function rightsThrough(actor: Pick<Actor, 'via' | 'scopes' | 'open'>, teamId: string | null, rights: ThreadRights): ThreadRights {
  if (actor.via === null) return rights;
  if (mayWriteThrough(actor, teamId)) return { ...rights, add: false, remove: false, leave: false };
  return { reply: false, note: false, take: false, transfer: false, close: false, undo: false, rename: false, tag: false, add: false, remove: false, leave: false, putAside: false, startAgain: false };
}

/** Whoever reads the thread as staff; there is nobody to hide it from in a thread among staff. */
export function mayNote(who: Standing, thread: Facts): boolean {
  return who.live && !who.isClient && thread.state !== 'CLOSED' && (thread.hasTeam || thread.hasClient);
}

/** Members of the thread's team, nobody else. */
export function mayTransfer(who: Standing, thread: Facts): boolean {
  return who.live && who.isMember && thread.hasTeam && thread.state !== 'CLOSED';
}

/** The holder; a member, who claims and ends in one act; any staff participant of a thread without a team. */
export function mayClose(who: Standing, thread: Facts): boolean {
  if (!who.live || who.isClient || thread.state === 'CLOSED') return false;
  if (thread.state === 'HELD') return who.part === 'HOLDER';
  if (thread.state === 'QUEUED') return who.isMember;
  return who.part === 'NAMED';
}

/** Staff who may write, and whoever began it. */
export function mayRename(who: Standing, thread: Facts): boolean {
  return who.live && thread.state !== 'CLOSED' && (isWritingStaff(who) || (who.started && who.part !== null));
}

/** Staff who may write there. Clients know nothing of tags. */
export function mayTag(who: Standing, thread: Facts): boolean {
  return who.live && thread.state !== 'CLOSED' && isWritingStaff(who);
}

/** Members, in a held or open thread those who are in it by name, and where the organisation lets them the client. */
export function mayAdd(who: Standing, thread: Facts): boolean {
  if (!who.live || thread.state === 'CLOSED') return false;
  return who.isClient ? who.part === 'CLIENT' && thread.clientAdds : isAddingStaff(who, thread);
}

/** Of the staff whoever may add may remove again. A client removes nobody. */
export function mayRemove(who: Standing, thread: Facts): boolean {
  return who.live && !who.isClient && thread.state !== 'CLOSED' && isAddingStaff(who, thread);
}

/** The client, who ends it with that, and those in it by name; the holder transfers, returns or ends. */
export function mayLeave(who: Standing, thread: Facts): boolean {
  return who.live && thread.state !== 'CLOSED' && (who.part === 'CLIENT' || who.part === 'NAMED');
}

/** Whoever holds it: how they deal with it is theirs, as long as they do. */
export function mayPutAside(who: Standing, thread: Facts): boolean {
  return who.live && who.part === 'HOLDER' && thread.state === 'HELD';
}

/** All of it, for the screens: they never work it out again. Undo and a new start depend on more than standing. */
export function rightsOf(who: Standing, thread: Facts): Omit<ThreadRights, 'undo' | 'startAgain'> {
  return {
    reply: mayReply(who, thread),
    note: mayNote(who, thread),
    take: mayTransfer(who, thread) && who.part !== 'HOLDER',
    transfer: mayTransfer(who, thread),
    close: mayClose(who, thread),
    rename: mayRename(who, thread),
    tag: mayTag(who, thread),
    add: mayAdd(who, thread),
    remove: mayRemove(who, thread),
    leave: mayLeave(who, thread),
    putAside: mayPutAside(who, thread),
  };
}

function isAddingStaff(who: Standing, thread: Facts): boolean {
  return who.isMember || (who.part === 'NAMED' && thread.state !== 'QUEUED');
}

function isWritingStaff(who: Standing): boolean {
  return !who.isClient && (who.isMember || who.part === 'HOLDER' || who.part === 'NAMED');
}
