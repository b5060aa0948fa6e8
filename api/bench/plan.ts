/*
 * Who is who, and which thread is for what. Numbers, so that SQL makes a hundred thousand of them at once and a job knows
 * its own without asking.
 */

/** Queues; each a team of its own. */
export const TEAMS = 40;
/** Members, six to a team; the first 32 work the claim team too. */
export const MEMBERS = 240;
/** Members of the first team alone, who listen and say nothing. */
export const CROWD = 1_000;
/** Whoever sends at once. */
export const SENDERS = 16;
/** Threads of each sender. */
export const THREADS_OF_ONE = 20;

/** Threads by number. */
export const THREADS = {
  long: 1,
  /** With the listeners of one contestant each. */
  halls: [2, 3, 4, 5],
  hot: 6,
  claim: 7,
  /** One for each of those who reach for `claim`, to see what a claim costs that nobody disputes. */
  undisputed: 8,
  /** Five that sixteen write to at once. */
  busy: 24,
  /** The forty cards of the desk. */
  desk: 30,
  /** Of the senders, one after the other. */
  sending: 70,
  rest: 70 + SENDERS * THREADS_OF_ONE,
} as const;

export const DESK = { team: 2, waiting: 20, held: 20, own: 10 } as const;

type Kind = 'account' | 'clientTeam' | 'thread' | 'device' | 'session';
const KINDS: Kind[] = ['account', 'clientTeam', 'thread', 'device', 'session'];

/** The id of the n-th of a kind: well formed, and the same in every run. In SQL it is `bench_id`, with the kind's place in the list. */
export function idOf(kind: Kind, n: number): string {
  return `01900000-0000-7000-8${hex(KINDS.indexOf(kind), 3)}-${hex(n, 12)}`;
}

/** Accounts, one number line for all. */
export const team = (n: number): number => n;
export const staff = (n: number): number => 1_000 + n;
export const crowd = (n: number): number => 1_000 + MEMBERS + n;
export const client = (n: number): number => 100_000 + n;

/** The first member of a team: whoever holds its threads here. */
export const holderOf = (teamNumber: number): number => staff(teamNumber === 1 ? 40 : teamNumber - 1);

function hex(n: number, digits: number): string {
  return n.toString(16).padStart(digits, '0');
}
