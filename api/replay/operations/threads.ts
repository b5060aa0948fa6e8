import { operation } from '../wire/ask.ts';

/** Where a thread stands, as every deed answers with it. Version is null for clients. */
export interface Standing {
  id: string;
  state: 'QUEUED' | 'HELD' | 'OPEN' | 'CLOSED';
  version: number | null;
  holder: { id: string } | null;
  lastSeq: number;
  lastNoteNo: number | null;
}

export const STANDING = 'fragment Standing on Thread { id state version holder { id } lastSeq lastNoteNo }';

export interface StartThread {
  clientThreadId: string;
  to: string[];
  title: string | null;
  text: string;
}
export type StartThreadResult =
  | { __typename: 'ThreadStarted'; thread: Standing & { entries: { items: ({ __typename: 'Message'; id: string; seq: number; body: string } | { __typename: 'Line' })[] } } }
  | { __typename: 'ThreadAlreadyOpen'; thread: Standing };

export const startThread = operation<{ input: StartThread }, { startThread: StartThreadResult }>(`
mutation StartThread($input: StartThreadInput!) {
  startThread(input: $input) {
    __typename
    ... on ThreadStarted { thread { ...Standing entries(last: 100) { items { __typename ... on Message { id seq body: text } } } } }
    ... on ThreadAlreadyOpen { thread { ...Standing } }
  }
}
${STANDING}`);

export type TransferTarget = { self: true } | { member: string } | { queue: true };
export interface TransferThread {
  threadId: string;
  requestId: string;
  version: number;
  to: TransferTarget;
  note: string | null;
}
export type TransferThreadResult =
  | { __typename: 'ThreadTransferred'; changed: boolean; thread: Standing }
  | { __typename: 'TransferConflict'; version: number; holder: { id: string } | null; thread: Standing }
  | { __typename: 'TargetUnavailable'; alternatives: { members: { party: { id: string } }[] } }
  | { __typename: 'ThreadEnded'; thread: Standing };

export const transferThread = operation<{ input: TransferThread }, { transferThread: TransferThreadResult }>(`
mutation TransferThread($input: TransferThreadInput!) {
  transferThread(input: $input) {
    __typename
    ... on ThreadTransferred { changed thread { ...Standing } }
    ... on TransferConflict { version holder { id } thread { ...Standing } }
    ... on TargetUnavailable { alternatives { members { party { id } } } }
    ... on ThreadEnded { thread { ...Standing } }
  }
}
${STANDING}`);

export interface LeaveAndRemoveAll {
  threadId: string;
  requestId: string;
  lastSeenSeq: number;
}
export type LeaveAndRemoveAllResult =
  | { __typename: 'EverybodyLeft'; thread: Standing | null }
  | { __typename: 'UnreadClientMessages'; count: number; lastSeq: number };

export const leaveAndRemoveAll = operation<{ input: LeaveAndRemoveAll }, { leaveAndRemoveAll: LeaveAndRemoveAllResult }>(`
mutation LeaveAndRemoveAll($input: LeaveAndRemoveAllInput!) {
  leaveAndRemoveAll(input: $input) {
    __typename
    ... on EverybodyLeft { thread { ...Standing } }
    ... on UnreadClientMessages { count lastSeq }
  }
}
${STANDING}`);
