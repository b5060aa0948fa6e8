/*
 * Who may see what, told once more in plain sets, from product.md and states.md alone: nothing here is the product's
 * own code. The test plays the same commands against both, and compares.
 */

export type Kind = 'CLIENT' | 'STAFF' | 'TEAM';

/** The newest numbers of a thread at some moment. */
export interface Numbers {
  seq: number;
  note: number;
}

/** Somebody's part in a thread: from which numbers to which. */
export interface Part {
  who: string;
  is: 'CLIENT' | 'NAMED' | 'TEAM';
  from: Numbers;
  to: Numbers | null;
  byClosing: boolean;
}

/** An entry by its numbers; note 0: public. */
export interface Written {
  seq: number;
  note: number;
}

export interface Conversation {
  id: string;
  team: string | null;
  client: string | null;
  holder: string | null;
  state: 'QUEUED' | 'HELD' | 'OPEN' | 'CLOSED';
  parts: Part[];
  written: Written[];
  closed: { by: string; undoable: boolean } | null;
}

export class Model {
  readonly suspended = new Set<string>();
  readonly members = new Map<string, Set<string>>();
  readonly groups = new Map<string, Set<string>>();
  readonly threads: Conversation[] = [];

  constructor(readonly kind: ReadonlyMap<string, Kind>) {}

  isActive(id: string): boolean {
    return !this.suspended.has(id);
  }

  isMember(id: string, team: string | null): boolean {
    return team !== null && (this.members.get(team)?.has(id) ?? false);
  }

  teamsOf(id: string): string[] {
    return [...this.members].filter(([, members]) => members.has(id)).map(([team]) => team);
  }

  share(one: string, other: string): boolean {
    return [...this.groups.values()].some((group) => group.has(one) && group.has(other));
  }

  /** Everybody with whom a thread may be started. */
  contactsOf(id: string): Set<string> {
    const all = [...this.kind.keys()].filter((other) => other !== id && this.isActive(other));
    if (this.kind.get(id) === 'CLIENT') return new Set(all.filter((other) => this.kind.get(other) !== 'CLIENT' && this.share(id, other)));
    const reaches = (client: string) => this.share(id, client) || this.teamsOf(id).some((team) => this.share(team, client));
    return new Set(all.filter((other) => this.kind.get(other) === 'STAFF' || (this.kind.get(other) === 'CLIENT' && reaches(other))));
  }

  /** Active clients who have somebody active in reach. */
  accompanied(): Set<string> {
    const clients = [...this.kind].filter(([id, kind]) => kind === 'CLIENT' && this.isActive(id)).map(([id]) => id);
    return new Set(clients.filter((client) => this.contactsOf(client).size > 0));
  }

  part(thread: Conversation, id: string): Part | undefined {
    return thread.parts.find((part) => part.who === id && part.to === null);
  }

  /** What somebody may read of a thread, as `seq.note`. */
  readable(thread: Conversation, id: string): Set<string> {
    if (!this.isActive(id)) return new Set();
    const client = this.kind.get(id) === 'CLIENT';
    const windows = thread.parts.filter((part) => (part.is === 'TEAM' ? this.isMember(id, part.who) : part.who === id)).map((part) => (part.who === thread.team ? { ...part, to: null } : part));
    const within = (entry: Written) => windows.some(({ from, to }) => (entry.note === 0 ? entry.seq >= from.seq && (to === null || entry.seq <= to.seq) : entry.note >= from.note && (to === null || entry.note <= to.note)));
    return new Set(thread.written.filter((entry) => (entry.note === 0 || !client) && within(entry)).map(({ seq, note }) => `${seq}.${note}`));
  }

  /** Whether they hear what is new. */
  isLive(thread: Conversation, id: string): boolean {
    return this.isActive(id) && (this.isMember(id, thread.team) || thread.holder === id || this.part(thread, id) !== undefined);
  }

  mayReply(thread: Conversation, id: string): boolean {
    if (!this.isActive(id) || thread.state === 'CLOSED') return false;
    const part = this.part(thread, id);
    return part?.is === 'CLIENT' || part?.is === 'NAMED' || thread.holder === id || (thread.state === 'QUEUED' && this.isMember(id, thread.team));
  }

  mayNote(thread: Conversation, id: string): boolean {
    return this.kind.get(id) === 'STAFF' && thread.state !== 'CLOSED' && this.isLive(thread, id) && (thread.team !== null || thread.client !== null);
  }

  mayTransfer(thread: Conversation, id: string): boolean {
    return this.isActive(id) && thread.state !== 'CLOSED' && this.isMember(id, thread.team);
  }

  mayAdd(thread: Conversation, id: string): boolean {
    if (!this.isActive(id) || thread.state === 'CLOSED') return false;
    return this.isMember(id, thread.team) || (this.part(thread, id)?.is === 'NAMED' && thread.state !== 'QUEUED');
  }

  mayEnd(thread: Conversation, id: string): boolean {
    if (!this.isActive(id) || this.kind.get(id) !== 'STAFF') return false;
    if (thread.state === 'HELD') return thread.holder === id;
    if (thread.state === 'QUEUED') return this.isMember(id, thread.team);
    return thread.state === 'OPEN' && this.part(thread, id)?.is === 'NAMED';
  }

  mayUndo(thread: Conversation, id: string): boolean {
    return this.isActive(id) && thread.closed?.undoable === true && thread.closed.by === id && (thread.team === null || this.isMember(id, thread.team));
  }

  /** The queue of a team: what waits and what is held. */
  queueOf(team: string): Set<string> {
    return new Set(this.threads.filter((thread) => thread.team === team && thread.state !== 'CLOSED').map(({ id }) => id));
  }

  inboxOf(id: string): Set<string> {
    const mine = (thread: Conversation) =>
      this.kind.get(id) === 'CLIENT' ? thread.client === id : thread.state !== 'CLOSED' && (thread.holder === id || this.part(thread, id)?.is === 'NAMED');
    return new Set(this.threads.filter(mine).map((thread) => thread.id));
  }

  /* What happens. `at`: the numbers when somebody's part ends. */

  hold(thread: Conversation, by: string, at: Numbers): void {
    const part = this.part(thread, by);
    if (part) part.to = at;
    thread.state = 'HELD';
    thread.holder = by;
  }

  release(thread: Conversation): void {
    thread.state = 'QUEUED';
    thread.holder = null;
  }

  close(thread: Conversation, by: string, undoable: boolean, at: Numbers): void {
    for (const part of thread.parts.filter(({ to }) => to === null)) Object.assign(part, { to: at, byClosing: true });
    thread.state = 'CLOSED';
    thread.holder = null;
    thread.closed = { by, undoable };
  }

  reopen(thread: Conversation, by: string): void {
    for (const part of thread.parts.filter(({ byClosing }) => byClosing)) {
      part.byClosing = false;
      if (this.kind.get(part.who) !== 'STAFF' || this.isActive(part.who)) part.to = null;
    }
    thread.state = thread.team === null ? 'OPEN' : 'HELD';
    thread.holder = thread.team === null ? null : by;
    thread.closed = null;
  }

  /** What they hold goes back: everywhere, or of one team. */
  letGo(id: string, team?: string): void {
    for (const thread of this.threads) if (thread.holder === id && (team === undefined || thread.team === team)) this.release(thread);
  }
}
