import { Ctx, Field, FieldResolver, ID, ObjectType, Resolver, Root, Subscription } from 'type-graphql';
import type { AvailabilityView } from '../../domain/accounts/availability.ts';
import type { NoticesView } from '../../domain/notices/notices.ts';
import type { CardWatchedView, DeskCountsView, PlacedCardView } from '../../domain/threads/desk-views.ts';
import type { DeskEvent as DeskEventView } from '../../live/desk-stream.ts';
import { Availability } from '../accounts/availability.ts';
import { Party } from '../accounts/party.ts';
import { type Context, signedIn } from '../context.ts';
import { unionOf } from '../declare.ts';
import { PlacedCard } from '../desk/card.ts';
import { DeskCounts, DeskSnapshot } from '../desk/desk.ts';
import { allNamed, know, named } from '../named.ts';
import { Notices } from '../notices/notices.ts';

@ObjectType()
export class CardChanged {
  @Field(() => PlacedCard) placed!: PlacedCardView;
  @Field(() => DeskCounts) counts!: DeskCountsView;
}

@ObjectType()
export class CardGone {
  @Field(() => ID) threadId!: string;
  @Field(() => DeskCounts) counts!: DeskCountsView;
}

@ObjectType()
export class NoticesChanged {
  @Field(() => Notices) notices!: NoticesView;
}

@ObjectType()
export class AvailabilityChanged {
  @Field(() => Availability) availability!: AvailabilityView;
}

type WriterView = CardWatchedView['writers'][number];

@ObjectType()
export class CardWriter {
  @Field(() => Boolean) note!: boolean;
}

@ObjectType()
export class CardWatched {
  @Field(() => ID) threadId!: string;
  @Field(() => [CardWriter]) writers!: WriterView[];
}

@Resolver(() => CardWriter)
export class CardWriterParts {
  @FieldResolver(() => Party)
  party(@Root() { accountId }: WriterView, @Ctx() context: Context) {
    return named(context, accountId);
  }
}

@Resolver(() => CardWatched)
export class CardWatchedParts {
  @FieldResolver(() => [Party])
  lookers(@Root() { lookerIds }: CardWatchedView, @Ctx() context: Context) {
    return allNamed(context, lookerIds);
  }
}

export const DeskEvent = unionOf('DeskEvent', () => [DeskSnapshot, CardChanged, CardGone, AvailabilityChanged, CardWatched, NoticesChanged] as const);

@Resolver()
export class DeskEvents {
  @Subscription(() => DeskEvent, { subscribe: desk })
  desk(@Root() event: DeskEventView, @Ctx() context: Context) {
    if (event.is === 'DeskSnapshot') know(context, event.named);
    return event;
  }
}

function desk({ context }: { context: Context }) {
  return context.live.desk(signedIn(context), context.from);
}
