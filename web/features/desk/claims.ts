import { useSyncExternalStore } from 'react';
import { makeStore } from '../../data/store.ts';
import type { DeskItem, Party } from './item.ts';
import { CLAIM_MS, CORD_MS, YOURS_MS } from './motion.ts';

/** A place on the screen, in pixels of the window. */
export interface Box {
  left: number;
  top: number;
  width: number;
  height: number;
}

/** A Take that the viewer has pressed, from the press until nothing on the screen tells of it any more. */
export interface Claim {
  item: DeskItem;
  /**
   * `taking`: on its way, the server has not answered or the copy has not arrived. `landed`: the server said yes; ring
   * and cord show. `yours`: still offers Return. `refused`: somebody else has it.
   */
  stage: 'taking' | 'landed' | 'yours' | 'refused';
  /** Where the card stood, if a copy of it travels. */
  from: Box | null;
  answered: boolean;
  arrived: boolean;
  /** The version to decide on next. */
  version: number;
  refusal: Refusal | null;
  /** Which press it was, so that a clock started for an earlier one does not end a later. */
  turn: number;
}

/** Who has it instead, and since when. */
export interface Refusal {
  holder: Party;
  since: string;
}

/** Every claim that shows, by thread. */
export type Claims = ReadonlyMap<string, Claim>;

/** Begins a claim. Without `from` nothing travels: the card is simply there. */
export function beginClaim(item: DeskItem, version: number, from: Box | null): void {
  const turn = ++turns;
  put({ item, stage: 'taking', from, answered: false, arrived: from === null, version, refusal: null, turn });
  // Whoever leaves the desk, or hides its page, in the middle of the way finds the card arrived.
  if (from) setTimeout(() => claims.view().get(item.card.id)?.turn === turn && claimArrived(item.card.id), ARRIVED_BY_MS);
}

/** The server said yes. */
export function claimAnswered(threadId: string, version: number): void {
  change(threadId, (claim) => landing({ ...claim, answered: true, version }));
}

/** The travelling copy has reached its place. */
export function claimArrived(threadId: string): void {
  change(threadId, (claim) => landing({ ...claim, arrived: true }));
}

/** Somebody was faster. */
export function claimRefused(threadId: string, version: number, refusal: Refusal): void {
  change(threadId, (claim) => ({ ...claim, stage: 'refused', version, refusal }));
}

/** The copy has gone back to where it came from. */
export function claimBack(threadId: string): void {
  change(threadId, (claim) => ({ ...claim, from: null }));
}

/** Nothing tells of it any more. */
export function dropClaim(threadId: string): void {
  const rest = new Map(claims.view());
  if (rest.delete(threadId)) claims.set(rest);
}

export function useClaims(): Claims {
  return useSyncExternalStore(claims.listen, claims.view);
}

export function currentClaims(): Claims {
  return claims.view();
}

/** Long after any copy has landed. */
const ARRIVED_BY_MS = 4 * CLAIM_MS;

const claims = makeStore<Claims>(new Map());
let turns = 0;

function put(claim: Claim): void {
  claims.set(new Map(claims.view()).set(claim.item.card.id, claim));
}

function change(threadId: string, next: (claim: Claim) => Claim): void {
  const claim = claims.view().get(threadId);
  if (claim) put(next(claim));
}

/** Landed once both the server has answered and the copy has arrived; from there on the clocks run. */
function landing(claim: Claim): Claim {
  if (claim.stage !== 'taking' || !claim.answered || !claim.arrived) return claim;
  const { id } = claim.item.card;
  const stillAt = (stage: Claim['stage']) => claims.view().get(id)?.turn === claim.turn && claims.view().get(id)?.stage === stage;
  setTimeout(() => stillAt('landed') && change(id, (now) => ({ ...now, stage: 'yours' })), CORD_MS);
  setTimeout(() => stillAt('yours') && dropClaim(id), YOURS_MS);
  return { ...claim, stage: 'landed' };
}
