import { operation } from '../wire/ask.ts';
import { STANDING, type Standing } from './threads.ts';

export interface SendMessage {
  threadId: string;
  clientMessageId: string;
  text: string;
  lastSeenSeq: number;
}
export type SendMessageResult =
  | { __typename: 'MessageSent'; message: { id: string; seq: number }; thread: Standing }
  | { __typename: 'SendBlocked'; reason: 'COLLEAGUE_ANSWERED' | 'HOLDER_CHANGED' | 'NOT_HOLDER'; holder: { id: string } | null; lastSeq: number }
  | { __typename: 'ThreadEnded'; thread: Standing };

export const sendMessage = operation<{ input: SendMessage }, { sendMessage: SendMessageResult }>(`
mutation SendMessage($input: SendMessageInput!) {
  sendMessage(input: $input) {
    __typename
    ... on MessageSent { message { id seq } thread { ...Standing } }
    ... on SendBlocked { reason holder { id } lastSeq }
    ... on ThreadEnded { thread { ...Standing } }
  }
}
${STANDING}`);

export interface AddNote {
  threadId: string;
  clientNoteId: string;
  text: string;
}
export type AddNoteResult =
  | { __typename: 'NoteAdded'; note: { id: string; noteNo: number } }
  | { __typename: 'ThreadEnded'; thread: Standing };

export const addNote = operation<{ input: AddNote }, { addNote: AddNoteResult }>(`
mutation AddNote($input: AddNoteInput!) {
  addNote(input: $input) {
    __typename
    ... on NoteAdded { note { id noteNo } }
    ... on ThreadEnded { thread { ...Standing } }
  }
}
${STANDING}`);

export const readUpTo = operation<{ input: { threadId: string; seq: number } }, { readUpTo: { readUpTo: number } }>(`
mutation ReadUpTo($input: ReadUpToInput!) { readUpTo(input: $input) { id readUpTo unread } }`);

export const signalTyping = operation<{ input: { threadId: string } }, { signalTyping: boolean }>(`
mutation SignalTyping($input: SignalTypingInput!) { signalTyping(input: $input) }`);
