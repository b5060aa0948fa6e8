import { Field, ID, Int, ObjectType } from 'type-graphql';
import type * as view from '../../domain/threads/views.ts';
import { enumOf, maybe } from '../declare.ts';
import { DateTime } from '../scalars.ts';

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
  @Field(() => Boolean) add!: boolean;
  @Field(() => Boolean) remove!: boolean;
  @Field(() => Boolean) leave!: boolean;
  @Field(() => Boolean) startAgain!: boolean;
}

/** Who is in it and what is in it is asked for separately: thread-parts.ts. */
@ObjectType()
export class Thread implements Omit<view.ThreadView, 'teamId' | 'clientId' | 'holderId' | 'closedById' | 'earlierId' | 'laterId' | 'live'> {
  @Field(() => ID) id!: string;
  @Field(() => String) title!: string;
  @Field(() => ThreadState) state!: view.ThreadState;
  @Field(() => Int, maybe) version!: number | null;
  @Field(() => DateTime, maybe) waitingSince!: Date | null;
  @Field(() => Boolean, maybe) needsReply!: boolean | null;
  @Field(() => Int) lastSeq!: number;
  @Field(() => Int, maybe) lastNoteNo!: number | null;
  @Field(() => DateTime) createdAt!: Date;
  @Field(() => DateTime, maybe) closedAt!: Date | null;
  @Field(() => CloseKind, maybe) closeKind!: view.CloseKind | null;
  @Field(() => DateTime, maybe) undoUntil!: Date | null;
  @Field(() => ThreadRights) can!: view.ThreadRights;
  @Field(() => Int) readUpTo!: number;
  @Field(() => Int) unread!: number;
  @Field(() => Int) readByOthersUpTo!: number;
}

@ObjectType()
export class LinkedThread implements view.LinkedThreadView {
  @Field(() => ID) id!: string;
  @Field(() => String) title!: string;
  @Field(() => DateTime, maybe) closedAt!: Date | null;
  @Field(() => Int) messages!: number;
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
