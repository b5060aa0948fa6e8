import { Field, ID, Int, ObjectType } from 'type-graphql';
import type * as entries from '../../domain/threads/entry-views.ts';
import type * as view from '../../domain/threads/views.ts';
import { enumOf, maybe, unionOf } from '../declare.ts';
import { DateTime, UUID } from '../scalars.ts';

export const LineKind = enumOf<entries.LineKind>('LineKind', [
  'STARTED', 'JOINED', 'TOOK_OVER', 'MOVED', 'ADDED', 'REMOVED', 'LEFT', 'RENAMED', 'CLOSED', 'REOPENED',
]);
export const StaffLineKind = enumOf<entries.StaffLineKind>('StaffLineKind', [
  'RETURNED', 'HOLDER_LOST', 'HANDED_BACK', 'JOINED', 'TOOK_OVER', 'ADDED', 'REMOVED', 'LEFT', 'TAGGED', 'ADMINISTRATOR', 'SNOOZED', 'WOKEN', 'PUT_ON_HOLD', 'TAKEN_OFF_HOLD',
]);

/** Both its fields are accounts: speaker.ts. */
@ObjectType()
export class Speaker {}

@ObjectType()
export class Message implements Omit<entries.MessageView, 'is'> {
  @Field(() => ID) id!: string;
  @Field(() => ID) threadId!: string;
  @Field(() => Int) seq!: number;
  @Field(() => DateTime) at!: Date;
  @Field(() => Speaker) author!: view.Speaker;
  @Field(() => String) text!: string;
  @Field(() => Boolean) automatic!: boolean;
  @Field(() => UUID, maybe) clientMessageId!: string | null;
  @Field(() => Int) changeNo!: number;
  @Field(() => DateTime, maybe) editedAt!: Date | null;
  @Field(() => DateTime, maybe) deletedAt!: Date | null;
  @Field(() => ID, maybe) inReplyTo!: string | null;
  @Field(() => String, maybe) via!: string | null;
}

@ObjectType()
export class Line implements Omit<entries.LineView, 'is' | 'subjectId' | 'teamId'> {
  @Field(() => ID) id!: string;
  @Field(() => ID) threadId!: string;
  @Field(() => Int) seq!: number;
  @Field(() => DateTime) at!: Date;
  @Field(() => LineKind) kind!: entries.LineKind;
  @Field(() => Speaker) actor!: view.Speaker;
  @Field(() => String, maybe) text!: string | null;
  @Field(() => String, maybe) via!: string | null;
}

@ObjectType()
export class Note implements Omit<entries.NoteView, 'is' | 'authorId' | 'mentionIds'> {
  @Field(() => ID) id!: string;
  @Field(() => ID) threadId!: string;
  @Field(() => Int) noteNo!: number;
  @Field(() => Int) afterSeq!: number;
  @Field(() => DateTime) at!: Date;
  @Field(() => String) text!: string;
  @Field(() => Boolean) handover!: boolean;
  @Field(() => UUID, maybe) clientNoteId!: string | null;
  @Field(() => Int) changeNo!: number;
  @Field(() => DateTime, maybe) editedAt!: Date | null;
  @Field(() => DateTime, maybe) deletedAt!: Date | null;
  @Field(() => ID, maybe) inReplyTo!: string | null;
  @Field(() => String, maybe) via!: string | null;
}

@ObjectType()
export class StaffLine implements Omit<entries.StaffLineView, 'is' | 'actorId' | 'subjectId' | 'teamId'> {
  @Field(() => ID) id!: string;
  @Field(() => ID) threadId!: string;
  @Field(() => Int) noteNo!: number;
  @Field(() => Int) afterSeq!: number;
  @Field(() => DateTime) at!: Date;
  @Field(() => StaffLineKind) kind!: entries.StaffLineKind;
  @Field(() => String, maybe) text!: string | null;
  @Field(() => String, maybe) via!: string | null;
}

export const Entry = unionOf('Entry', () => [Message, Line, Note, StaffLine] as const);

@ObjectType()
export class EntryVersion implements entries.EntryVersionView {
  @Field(() => String) text!: string;
  @Field(() => DateTime) at!: Date;
}

@ObjectType()
export class EntryPage implements Omit<entries.EntryPageView, 'named'> {
  @Field(() => [Entry]) items!: entries.EntryView[];
  @Field(() => String, maybe) startCursor!: string | null;
}
