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

/** Members, and in a held or open thread those who are in it by name. */
export function mayAdd(who: Standing, thread: Facts): boolean {
  if (!who.live || who.isClient || thread.state === 'CLOSED') return false;
  return who.isMember || (who.part === 'NAMED' && thread.state !== 'QUEUED');
}

/** Whoever may add may remove again. */
export const mayRemove = mayAdd;

/** The client, who ends it with that, and those in it by name; the holder transfers, returns or ends. */
export function mayLeave(who: Standing, thread: Facts): boolean {
  return who.live && thread.state !== 'CLOSED' && (who.part === 'CLIENT' || who.part === 'NAMED');
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
    add: mayAdd(who, thread),
    remove: mayRemove(who, thread),
    leave: mayLeave(who, thread),
  };
}

function isWritingStaff(who: Standing): boolean {
  return !who.isClient && (who.isMember || who.part === 'HOLDER' || who.part === 'NAMED');
}
