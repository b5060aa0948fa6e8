import { Field, ID, Int, ObjectType } from 'type-graphql';
import type * as view from '../../domain/threads/views.ts';
import { enumOf, maybe, unionOf } from '../declare.ts';
import { DateTime, UUID } from '../scalars.ts';

export const LineKind = enumOf<view.LineKind>('LineKind', [
  'STARTED', 'JOINED', 'TOOK_OVER', 'MOVED', 'ADDED', 'REMOVED', 'LEFT', 'RENAMED', 'CLOSED', 'REOPENED',
]);
export const StaffLineKind = enumOf<view.StaffLineKind>('StaffLineKind', [
  'RETURNED', 'HOLDER_LOST', 'JOINED', 'TOOK_OVER', 'ADDED', 'REMOVED', 'LEFT', 'ADMINISTRATOR',
]);

/** Both its fields are accounts: speaker.ts. */
@ObjectType()
export class Speaker {}

@ObjectType()
export class Message implements Omit<view.MessageView, 'is'> {
  @Field(() => ID) id!: string;
  @Field(() => ID) threadId!: string;
  @Field(() => Int) seq!: number;
  @Field(() => DateTime) at!: Date;
  @Field(() => Speaker) author!: view.Speaker;
  @Field(() => String) text!: string;
  @Field(() => UUID, maybe) clientMessageId!: string | null;
}

@ObjectType()
export class Line implements Omit<view.LineView, 'is' | 'subjectId' | 'teamId'> {
  @Field(() => ID) id!: string;
  @Field(() => ID) threadId!: string;
  @Field(() => Int) seq!: number;
  @Field(() => DateTime) at!: Date;
  @Field(() => LineKind) kind!: view.LineKind;
  @Field(() => Speaker) actor!: view.Speaker;
  @Field(() => String, maybe) text!: string | null;
}

@ObjectType()
export class Note implements Omit<view.NoteView, 'is' | 'authorId'> {
  @Field(() => ID) id!: string;
  @Field(() => ID) threadId!: string;
  @Field(() => Int) noteNo!: number;
  @Field(() => Int) afterSeq!: number;
  @Field(() => DateTime) at!: Date;
  @Field(() => String) text!: string;
  @Field(() => Boolean) handover!: boolean;
  @Field(() => UUID, maybe) clientNoteId!: string | null;
}

@ObjectType()
export class StaffLine implements Omit<view.StaffLineView, 'is' | 'actorId' | 'subjectId' | 'teamId'> {
  @Field(() => ID) id!: string;
  @Field(() => ID) threadId!: string;
  @Field(() => Int) noteNo!: number;
  @Field(() => Int) afterSeq!: number;
  @Field(() => DateTime) at!: Date;
  @Field(() => StaffLineKind) kind!: view.StaffLineKind;
  @Field(() => String, maybe) text!: string | null;
}

export const Entry = unionOf('Entry', () => [Message, Line, Note, StaffLine] as const);

@ObjectType()
export class EntryPage implements view.EntryPageView {
  @Field(() => [Entry]) items!: view.EntryView[];
  @Field(() => String, maybe) startCursor!: string | null;
}
