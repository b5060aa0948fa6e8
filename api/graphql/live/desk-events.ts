import { Field, ID, ObjectType, Resolver, Root, Subscription } from 'type-graphql';
import type { DeskCountsView, DeskEventView, PlacedCardView } from '../../domain/threads/views.ts';
import { type Context, signedIn } from '../context.ts';
import { unionOf } from '../declare.ts';
import { PlacedCard } from '../desk/card.ts';
import { DeskCounts, DeskSnapshot } from '../desk/desk.ts';

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

export const DeskEvent = unionOf('DeskEvent', () => [DeskSnapshot, CardChanged, CardGone] as const);

@Resolver()
export class DeskEvents {
  @Subscription(() => DeskEvent, { subscribe: desk })
  desk(@Root() event: DeskEventView) {
    return event;
  }
}

function desk({ context }: { context: Context }) {
  return context.live.desk(signedIn(context), context.from);
}
