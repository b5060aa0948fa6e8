import { Ctx, Field, FieldResolver, ID, Int, ObjectType, Resolver, Root } from 'type-graphql';
import type * as view from '../../domain/threads/views.ts';
import { Party } from '../accounts/party.ts';
import type { Context } from '../context.ts';
import { enumOf, maybe } from '../declare.ts';
import { Speaker } from '../messages/entry.ts';
import { allNamed, named } from '../named.ts';
import { DateTime } from '../scalars.ts';
import { ThreadState } from '../threads/thread.ts';

export const Pane = enumOf<view.PlaceView['pane']>('Pane', ['QUEUE', 'INBOX']);

type PreviewView = NonNullable<view.CardView['preview']>;

@ObjectType()
export class CardPreview implements PreviewView {
  @Field(() => Speaker) author!: view.Speaker;
  @Field(() => String) text!: string;
  @Field(() => DateTime) at!: Date;
}

@ObjectType()
export class Card implements Omit<view.CardView, 'teamId' | 'clientId' | 'holderId' | 'peopleIds'> {
  @Field(() => ID) id!: string;
  @Field(() => String) title!: string;
  @Field(() => ThreadState) state!: view.ThreadState;
  @Field(() => CardPreview, maybe) preview!: PreviewView | null;
  @Field(() => Int) lastSeq!: number;
  @Field(() => Int, maybe) version!: number | null;
  @Field(() => DateTime, maybe) waitingSince!: Date | null;
  @Field(() => Boolean, maybe) needsReply!: boolean | null;
  @Field(() => DateTime) lastAt!: Date;
  @Field(() => DateTime, maybe) closedAt!: Date | null;
}

@ObjectType()
export class CardState implements view.CardStateView {
  @Field(() => ID) id!: string;
  @Field(() => Int) readUpTo!: number;
  @Field(() => Int) unread!: number;
}

@ObjectType()
export class Place implements view.PlaceView {
  @Field(() => Pane) pane!: view.PlaceView['pane'];
  @Field(() => ID, maybe) teamId!: string | null;
  @Field(() => String) sortKey!: string;
}

@ObjectType()
export class PlacedCard implements view.PlacedCardView {
  @Field(() => Card) card!: view.CardView;
  @Field(() => CardState) mine!: view.CardStateView;
  @Field(() => [Place]) places!: view.PlaceView[];
}

@ObjectType()
export class CardPage implements view.CardPageView {
  @Field(() => [PlacedCard]) items!: view.PlacedCardView[];
  @Field(() => String, maybe) endCursor!: string | null;
}

@Resolver(() => Card)
export class CardParts {
  @FieldResolver(() => Party, maybe)
  team(@Root() card: view.CardView, @Ctx() context: Context) {
    return named(context, card.teamId);
  }

  @FieldResolver(() => Party, maybe)
  client(@Root() card: view.CardView, @Ctx() context: Context) {
    return named(context, card.clientId);
  }

  @FieldResolver(() => Party, maybe)
  holder(@Root() card: view.CardView, @Ctx() context: Context) {
    return named(context, card.holderId);
  }

  @FieldResolver(() => [Party])
  people(@Root() card: view.CardView, @Ctx() context: Context) {
    return allNamed(context, card.peopleIds);
  }
}
