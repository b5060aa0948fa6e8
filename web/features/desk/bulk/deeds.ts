import type { ApolloClient } from '@apollo/client';
import { snoozeThread, wakeThread } from '../../../data/board/put-aside.ts';
import { LeaveAndRemoveAllDocument, TransferThreadDocument, type TransferTargetInput, UndoLeaveAndRemoveAllDocument } from '../../../data/generated.ts';
import { newId } from '../../../data/request-id.ts';
import { say } from '../../../ui/say.ts';
import { ago } from '../ago.ts';
import type { DeskItem } from '../item.ts';
import type { Outcome } from './carry-out.ts';

/** Who acts, and through what. */
export interface Actor {
  apollo: ApolloClient;
  viewerId: string;
}

/** Takes one that waits. Nobody takes over from a colleague in passing: that is asked of each by itself. */
export async function takeOne({ apollo, viewerId }: Actor, { card }: DeskItem): Promise<Outcome> {
  if (card.state !== 'QUEUED') return { done: false, why: heldWords(card, viewerId) };
  return move(apollo, card, { self: true }, { queue: true });
}

/** Hands one on that waits or is the viewer's own: to a member, or back to the queue. */
export async function transferOne({ apollo, viewerId }: Actor, { card }: DeskItem, to: TransferTargetInput): Promise<Outcome> {
  const mine = card.holder?.id === viewerId;
  if (card.state !== 'QUEUED' && !mine) return { done: false, why: heldWords(card, viewerId) };
  return move(apollo, card, to, mine ? { self: true } : { queue: true });
}

/** Puts one of the viewer's own aside. */
export async function snoozeOne({ apollo, viewerId }: Actor, { card }: DeskItem, until: string): Promise<Outcome> {
  if (card.holder?.id !== viewerId) return { done: false, why: card.state === 'QUEUED' ? say('board.nobodyHolds') : heldWords(card, viewerId) };
  if ((await snoozeThread(apollo, card.id, until)) === 'ended') return ended();
  return { done: true, undo: () => wakeThread(apollo, card.id) };
}

/** Ends one for everybody: not while its client wrote something that the viewer has not read. */
export async function endOne({ apollo, viewerId }: Actor, { card, mine }: DeskItem): Promise<Outcome> {
  if (card.state === 'HELD' && card.holder?.id !== viewerId) return { done: false, why: heldWords(card, viewerId) };
  const { data } = await apollo.mutate({ mutation: LeaveAndRemoveAllDocument, variables: { input: { threadId: card.id, requestId: newId(), lastSeenSeq: mine.readUpTo } } });
  const result = data?.leaveAndRemoveAll;
  if (result?.__typename === 'UnreadClientMessages') return { done: false, why: say('board.unread', { name: card.client?.shortName ?? card.title, count: result.count }) };
  if (result?.__typename === 'OutcomeRequired') return { done: false, why: say('board.outcome') };
  if (!result) throw new Error('there was no answer');
  return { done: true, undo: () => undoEnd(apollo, card.id) };
}

async function undoEnd(apollo: ApolloClient, threadId: string): Promise<void> {
  const { data } = await apollo.mutate({ mutation: UndoLeaveAndRemoveAllDocument, variables: { input: { threadId, requestId: newId() } } });
  if (data?.undoLeaveAndRemoveAll.__typename !== 'ThreadReopened') throw new Error('it is too late');
}

async function move(apollo: ApolloClient, card: DeskItem['card'], to: TransferTargetInput, back: TransferTargetInput): Promise<Outcome> {
  const transfer = async (version: number, goal: TransferTargetInput) =>
    (await apollo.mutate({ mutation: TransferThreadDocument, variables: { input: { threadId: card.id, requestId: newId(), version, to: goal } } })).data?.transferThread;
  const result = await transfer(card.version ?? 0, to);
  switch (result?.__typename) {
    case 'ThreadTransferred':
      return { done: true, undo: async () => notBack(await transfer(result.thread.version ?? 0, back)) };
    case 'TransferConflict':
      return { done: false, why: result.holder ? say('desk.tookThis', { name: result.holder.shortName, ago: ago(Date.parse(result.since ?? new Date().toISOString()), Date.now()) }) : say('board.changed') };
    case 'TargetUnavailable':
      return { done: false, why: say('board.unavailable', { name: result.party?.shortName ?? '' }) };
    default:
      return ended();
  }
}

/** Whoever has decided something else meanwhile keeps it so. */
function notBack(result: { __typename: string } | undefined): void {
  if (result?.__typename !== 'ThreadTransferred') throw new Error('somebody has decided otherwise');
}

function ended(): Outcome {
  return { done: false, why: say('board.isEnded') };
}

function heldWords({ holder }: DeskItem['card'], viewerId: string): string {
  if (!holder) return say('board.noQueue');
  return holder.id === viewerId ? say('board.yoursAlready') : say('board.heldBy', { name: holder.shortName });
}
