import { Field, ID, Int, ObjectType } from 'type-graphql';
import type * as view from '../../domain/threads/views.ts';
import { enumOf, maybe } from '../declare.ts';
import { Speaker } from '../messages/entry.ts';
import { DateTime } from '../scalars.ts';
import { WaitingClock } from './clock.ts';

export const ThreadState = enumOf<view.ThreadState>('ThreadState', ['QUEUED', 'HELD', 'OPEN', 'CLOSED']);
export const CloseKind = enumOf<view.CloseKind>('CloseKind', ['REMOVED_ALL', 'CLIENT_LEFT', 'LAST_LEFT', 'ADMINISTRATOR']);
export const ParticipantPart = enumOf<view.Part>('ParticipantPart', ['CLIENT', 'TEAM', 'HOLDER', 'NAMED']);

@ObjectType()
export class ThreadRights implements view.ThreadRights {
  @Field(() => Boolean) reply!: boolean;
  @Field(() => Boolean) note!: boolean;
  @Field(() => Boolean) take!: boolean;
  @Field(() => Boolean) transfer!: boolean;
  @Field(() => Boolean) close!: boolean;
  @Field(() => Boolean) undo!: boolean;
  @Field(() => Boolean) rename!: boolean;
  @Field(() => Boolean) tag!: boolean;
  @Field(() => Boolean) add!: boolean;
  @Field(() => Boolean) remove!: boolean;
  @Field(() => Boolean) leave!: boolean;
  @Field(() => Boolean) putAside!: boolean;
  @Field(() => Boolean) startAgain!: boolean;
}

@ObjectType()
export class Reader implements view.ReaderView {
  @Field(() => Speaker) who!: view.Speaker;
  @Field(() => Int) seq!: number;
  @Field(() => DateTime) at!: Date;
}

/** Who is in it and what is in it is asked for separately: thread-parts.ts. */
@ObjectType()
export class Thread implements Omit<view.ThreadView, 'teamId' | 'clientId' | 'holderId' | 'closedById' | 'tagIds' | 'outcomeId' | 'earlierId' | 'laterId' | 'live' | 'mentionedAt'> {
  @Field(() => ID) id!: string;
  @Field(() => String) title!: string;
  @Field(() => ThreadState) state!: view.ThreadState;
  @Field(() => Int, maybe) version!: number | null;
  @Field(() => DateTime, maybe) waitingSince!: Date | null;
  @Field(() => WaitingClock, maybe) clock!: view.ClockView | null;
  @Field(() => DateTime, maybe) snoozedUntil!: Date | null;
  @Field(() => String, maybe) onHold!: string | null;
  @Field(() => Boolean, maybe) needsReply!: boolean | null;
  @Field(() => Int) lastSeq!: number;
  @Field(() => Int, maybe) lastNoteNo!: number | null;
  @Field(() => Int) lastChange!: number;
  @Field(() => Int, maybe) lastNoteChange!: number | null;
  @Field(() => DateTime) createdAt!: Date;
  @Field(() => DateTime, maybe) closedAt!: Date | null;
  @Field(() => CloseKind, maybe) closeKind!: view.CloseKind | null;
  @Field(() => DateTime, maybe) undoUntil!: Date | null;
  @Field(() => ThreadRights) can!: view.ThreadRights;
  @Field(() => Int) readUpTo!: number;
  @Field(() => Int) unread!: number;
  @Field(() => Int) readByOthersUpTo!: number;
  @Field(() => [Reader]) readers!: view.ReaderView[];
  @Field(() => Boolean) mentioned!: boolean;
}

@ObjectType()
export class LinkedThread implements view.LinkedThreadView {
  @Field(() => ID) id!: string;
  @Field(() => String) title!: string;
  @Field(() => DateTime, maybe) closedAt!: Date | null;
  @Field(() => Int) messages!: number;
}

@ObjectType()
export class EarlierThreads implements view.EarlierThreadsView {
  @Field(() => [LinkedThread]) items!: view.LinkedThreadView[];
  @Field(() => Boolean) hasMore!: boolean;
}

@ObjectType()
export class Participant implements Omit<view.ParticipantView, 'accountId'> {
  @Field(() => ParticipantPart) part!: view.Part;
  @Field(() => Int) fromSeq!: number;
  @Field(() => Int, maybe) readUpTo!: number | null;
}

@ObjectType()
export class Engagement implements Omit<view.EngagementView, 'memberId' | 'teamId'> {
  @Field(() => ID) id!: string;
  @Field(() => Int) fromSeq!: number;
  @Field(() => Int, maybe) toSeq!: number | null;
  @Field(() => DateTime) startedAt!: Date;
  @Field(() => DateTime, maybe) endedAt!: Date | null;
}
