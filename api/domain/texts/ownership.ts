import { refuseStale } from '../access/step-up.ts';
import { Account } from '../accounts/account.ts';
import { mayAdminister } from '../accounts/policy.ts';
import { seenAmong } from '../accounts/seeing.ts';
import type { Actor, Call } from '../call.ts';
import { badInput, forbidden, notFound } from '../errors.ts';
import { existingId } from '../input.ts';

/*
 * Whose a canned reply or a macro is, and who may change it: one's own, oneself and nobody else, who does not know of it either;
 * a team's, its members, who use them, and administrators; the firm's, administrators, while all of the staff use them.
 */

export type OwnedBy = 'ME' | 'TEAM' | 'FIRM';

/** As it is kept: the account or the team that it is of, neither for the firm's. */
export interface Owner {
  ownedBy: OwnedBy;
  accountId: string | null;
  teamId: string | null;
}

/** Exactly one of these; `me` and `firm` are true where they stand. */
export interface GivenOwner {
  me?: boolean | null;
  team?: string | null;
  firm?: boolean | null;
}

/** Of whom something new will be. Refused where the caller may not make it theirs. */
export async function ownerFrom(call: Call, given: GivenOwner): Promise<Owner> {
  const owner = await ownerGiven(call, given);
  await refuseForeign(call, owner);
  return owner;
}

/** Whether the caller may know of it at all, and use it. */
export function isKnownTo(actor: Pick<Actor, 'id' | 'teams' | 'role'>, { ownedBy, accountId, teamId }: Owner): boolean {
  if (ownedBy === 'ME') return accountId === actor.id;
  return ownedBy === 'FIRM' || (teamId !== null && actor.teams.includes(teamId));
}

export function mayChange(actor: Actor, owner: Owner): boolean {
  if (owner.ownedBy === 'FIRM') return mayAdminister(actor);
  return isKnownTo(actor, owner) || (owner.ownedBy === 'TEAM' && mayAdminister(actor));
}

/** Of whom something could be that the caller makes, before anything is changed. */
export async function possibleOwner(call: Call, given: GivenOwner): Promise<Owner> {
  const owner = await ownerGiven(call, given);
  refuseOthers(call, owner);
  return owner;
}

/** Whether the caller finds it on a page at all: to use it, or to look after it. */
export function isShownTo(actor: Actor, owner: Owner): boolean {
  return isKnownTo(actor, owner) || mayChange(actor, owner);
}

/** What was found, where the caller may use it; whose it is alone nobody else knows. */
export function usable<Row extends Owner>(call: Call, row: Row | undefined): Row {
  if (!row || !isKnownTo(call.actor, row)) throw notFound();
  return row;
}

/** What was found, where the caller may change it. A team's are unknown to whoever is neither in it nor administers it. */
export async function changeable<Row extends Owner>(call: Call, row: Row | undefined): Promise<Row> {
  if (!row || !isShownTo(call.actor, row)) throw notFound();
  await refuseForeign(call, row);
  return row;
}

/** Writes a row whose name its owner has once. */
export async function writtenOnce(write: () => Promise<unknown>, path: string, sentence: string): Promise<void> {
  try {
    await write();
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === '23505') throw badInput(path, sentence);
    throw error;
  }
}

export function refuseMore(count: number, most: number): void {
  if (count >= most) throw badInput('input.for', `There are ${most} already. Delete some first.`);
}

/** In a statement, what of `c` is there for somebody: the parameters are who that is, null for everybody, and their teams. */
export const OF_CALLER = `(c.owned_by = 'FIRM' or c.account_id = $1 or c.team_id = any($2))`;

/** One's own first, then the teams', then the firm's. */
export const OWN_FIRST = `array_position(array['ME', 'TEAM', 'FIRM'], c.owned_by)`;

/** In a statement, what of `c` is one owner's: the parameters are theirs. */
export const OF_OWNER = 'c.owned_by = $1 and c.account_id is not distinct from $2 and c.team_id is not distinct from $3';

/** A team's texts, for its members and for administrators; for everybody else the team's members are nobody they know. */
export async function teamOfTexts(call: Call, id: string): Promise<string> {
  const teamId = await seenTeam(call, id);
  if (!call.actor.teams.includes(teamId) && !mayAdminister(call.actor)) throw forbidden('Only members of the team and administrators see what it uses.');
  return teamId;
}

/** What is administered asks for the proof of it. */
async function refuseForeign(call: Call, owner: Owner): Promise<void> {
  refuseOthers(call, owner);
  if (owner.ownedBy === 'FIRM' || !isKnownTo(call.actor, owner)) await refuseStale(call, PROVED_WITHIN);
}

/** What is somebody's does not exist for others; what one may only use is FORBIDDEN. */
function refuseOthers(call: Call, owner: Owner): void {
  if (mayChange(call.actor, owner)) return;
  if (owner.ownedBy === 'ME') throw notFound();
  throw forbidden(owner.ownedBy === 'FIRM' ? 'Only administrators change what the whole firm uses.' : 'Only members of the team and administrators change what it uses.');
}

/** Minutes, as everything that is administered. */
const PROVED_WITHIN = 15;

async function seenTeam(call: Call, id: string): Promise<string> {
  const team = await call.em.findOne(Account, { id: existingId(id), kind: 'TEAM' });
  if (!team || !(await seenAmong(call, [team.id])).has(team.id)) throw notFound();
  return team.id;
}

async function ownerGiven(call: Call, { me, team, firm }: GivenOwner): Promise<Owner> {
  if (me === true) return { ownedBy: 'ME', accountId: call.actor.id, teamId: null };
  if (typeof team === 'string') return { ownedBy: 'TEAM', accountId: null, teamId: await seenTeam(call, team) };
  if (firm === true) return { ownedBy: 'FIRM', accountId: null, teamId: null };
  throw badInput('input.for', 'Say for whom: me, team or firm; me and firm are true where they are given.');
}
