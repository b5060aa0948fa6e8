import { Ctx, Field, FieldResolver, ID, Int, ObjectType, Resolver, Root } from 'type-graphql';
import type * as lists from '../../domain/threads/desk-views.ts';
import type * as view from '../../domain/threads/views.ts';
import { Party } from '../accounts/party.ts';
import type { Context } from '../context.ts';
import { enumOf, maybe } from '../declare.ts';
import { Speaker } from '../messages/entry.ts';
import { allNamed, named } from '../named.ts';
import { DateTime } from '../scalars.ts';
import { WaitingClock } from '../threads/clock.ts';
import { ThreadState } from '../threads/thread.ts';

export const Pane = enumOf<lists.PlaceView['pane']>('Pane', ['QUEUE', 'INBOX']);

type PreviewView = NonNullable<lists.CardView['preview']>;

@ObjectType()
export class CardPreview implements PreviewView {
  @Field(() => Speaker) author!: view.Speaker;
  @Field(() => String) text!: string;
  @Field(() => DateTime) at!: Date;
}

@ObjectType()
export class Card implements Omit<lists.CardView, 'teamId' | 'clientId' | 'holderId' | 'peopleIds' | 'tags'> {
  @Field(() => ID) id!: string;
  @Field(() => String) title!: string;
  @Field(() => ThreadState) state!: view.ThreadState;
  @Field(() => CardPreview, maybe) preview!: PreviewView | null;
  @Field(() => Int) lastSeq!: number;
  @Field(() => Int, maybe) version!: number | null;
  @Field(() => DateTime, maybe) heldSince!: Date | null;
  @Field(() => DateTime, maybe) waitingSince!: Date | null;
  @Field(() => WaitingClock, maybe) clock!: view.ClockView | null;
  @Field(() => DateTime, maybe) snoozedUntil!: Date | null;
  @Field(() => String, maybe) onHold!: string | null;
  @Field(() => Boolean, maybe) needsReply!: boolean | null;
  @Field(() => DateTime) lastAt!: Date;
  @Field(() => DateTime, maybe) closedAt!: Date | null;
}

@ObjectType()
export class CardState implements lists.CardStateView {
  @Field(() => ID) id!: string;
  @Field(() => Int) readUpTo!: number;
  @Field(() => Int) unread!: number;
  @Field(() => Boolean) mentioned!: boolean;
  @Field(() => DateTime, maybe) mentionedAt!: Date | null;
}

@ObjectType()
export class Place implements lists.PlaceView {
  @Field(() => Pane) pane!: lists.PlaceView['pane'];
  @Field(() => ID, maybe) teamId!: string | null;
  @Field(() => String) sortKey!: string;
}

@ObjectType()
export class PlacedCard implements lists.PlacedCardView {
  @Field(() => Card) card!: lists.CardView;
  @Field(() => CardState) mine!: lists.CardStateView;
  @Field(() => [Place]) places!: lists.PlaceView[];
}

@ObjectType()
export class CardPage implements lists.CardPageView {
  @Field(() => [PlacedCard]) items!: lists.PlacedCardView[];
  @Field(() => String, maybe) endCursor!: string | null;
}

@Resolver(() => Card)
export class CardParts {
  @FieldResolver(() => Party, maybe)
  team(@Root() card: lists.CardView, @Ctx() context: Context) {
    return named(context, card.teamId);
  }

  @FieldResolver(() => Party, maybe)
  client(@Root() card: lists.CardView, @Ctx() context: Context) {
    return named(context, card.clientId);
  }

  @FieldResolver(() => Party, maybe)
  holder(@Root() card: lists.CardView, @Ctx() context: Context) {
    return named(context, card.holderId);
  }

  @FieldResolver(() => [Party])
  people(@Root() card: lists.CardView, @Ctx() context: Context) {
    return allNamed(context, card.peopleIds);
  }
}
