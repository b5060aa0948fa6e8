import { Arg, Ctx, Field, FieldResolver, ID, Int, ObjectType, Query, Resolver, Root } from 'type-graphql';
import { cards } from '../../domain/threads/cards.ts';
import { desk } from '../../domain/threads/desk.ts';
import type * as filtered from '../../domain/threads/filtered-cards.ts';
import type * as view from '../../domain/threads/desk-views.ts';
import { Availability } from '../accounts/availability.ts';
import { ContactHours, Party, TeamCodeAsked } from '../accounts/party.ts';
import type { Context } from '../context.ts';
import { enumOf, maybe } from '../declare.ts';
import { know, named } from '../named.ts';
import { DateTime } from '../scalars.ts';
import { CardPage } from './card.ts';

export const CardFilter = enumOf<filtered.CardFilter>('CardFilter', ['UNCLAIMED', 'HELD_BY_OTHERS', 'MINE', 'SNOOZED', 'CLOSED']);

type QueueCountView = view.DeskCountsView['queues'][number];

@ObjectType()
export class QueueCount implements QueueCountView {
  @Field(() => ID) teamId!: string;
  @Field(() => Int) waiting!: number;
  @Field(() => Int) held!: number;
}

@ObjectType()
export class DeskCounts implements view.DeskCountsView {
  @Field(() => [QueueCount]) queues!: QueueCountView[];
  @Field(() => Int) inbox!: number;
  @Field(() => Int) inboxUnread!: number;
}

@ObjectType()
export class DeskQueue implements Omit<view.DeskQueueView, 'teamId'> {
  @Field(() => Boolean) locked!: boolean;
  @Field(() => String, maybe) phoneEnding!: string | null;
  @Field(() => TeamCodeAsked) codeAsked!: view.DeskQueueView['codeAsked'];
  @Field(() => ContactHours, maybe) hours!: view.DeskQueueView['hours'];
  @Field(() => CardPage) page!: view.CardPageView;
}

@ObjectType()
export class DeskSnapshot implements Omit<view.DeskSnapshotView, 'is' | 'named'> {
  @Field(() => [DeskQueue]) queues!: view.DeskQueueView[];
  @Field(() => CardPage) inbox!: view.CardPageView;
  @Field(() => DeskCounts) counts!: view.DeskCountsView;
  @Field(() => [Availability]) colleagues!: view.DeskSnapshotView['colleagues'];
  @Field(() => DateTime) at!: Date;
}

@Resolver()
export class Desk {
  @Query(() => DeskSnapshot)
  async desk(@Ctx() context: Context) {
    const snapshot = await context.view(desk);
    know(context, snapshot.named);
    return snapshot;
  }

  @Query(() => CardPage)
  cards(
    @Arg('teamId', () => ID, maybe) teamId: string | null,
    @Arg('filter', () => CardFilter, maybe) filter: filtered.CardFilter | null,
    @Arg('closedSince', () => DateTime, maybe) closedSince: Date | null,
    @Arg('after', () => String, maybe) after: string | null,
    @Arg('first', () => Int, { ...maybe, defaultValue: 50 }) first: number | null,
    @Ctx() { look }: Context,
  ) {
    return look((call) => cards(call, { teamId, filter, closedSince, after, first }));
  }
}

@Resolver(() => DeskQueue)
export class DeskQueueParts {
  @FieldResolver(() => Party)
  team(@Root() queue: view.DeskQueueView, @Ctx() context: Context) {
    return named(context, queue.teamId);
  }
}
