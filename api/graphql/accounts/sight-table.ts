import { Arg, Ctx, Field, FieldResolver, ID, Int, ObjectType, Query, Resolver, Root } from 'type-graphql';
import type { SightColumnView } from '../../domain/accounts/sight-columns.ts';
import type { SightClientTeamView } from '../../domain/accounts/sight-headings.ts';
import { type SightPageView, type SightRowView, whoSeesWhom } from '../../domain/accounts/sight-table.ts';
import type { Context } from '../context.ts';
import { maybe } from '../declare.ts';
import { named } from '../named.ts';
import { Party } from './party.ts';

@ObjectType()
export class SightClientTeam implements SightClientTeamView {
  @Field(() => ID) id!: string;
  @Field(() => String) name!: string;
  @Field(() => Int) clientCount!: number;
  @Field(() => Int) size!: number;
}

@ObjectType()
export class SightColumn implements Omit<SightColumnView, 'accountId'> {
  @Field(() => Boolean) behindTeamOnly!: boolean;
}

@ObjectType()
export class SightRow implements Omit<SightRowView, 'clientId'> {
  @Field(() => Boolean) invited!: boolean;
  @Field(() => SightClientTeam, maybe) clientTeam!: SightClientTeamView | null;
  @Field(() => [ID]) sees!: string[];
  @Field(() => Int) reachable!: number;
}

@ObjectType()
export class SightPage implements SightPageView {
  @Field(() => [SightColumn]) columns!: SightColumnView[];
  @Field(() => Int) columnCount!: number;
  @Field(() => [SightRow]) rows!: SightRowView[];
  @Field(() => String, maybe) endCursor!: string | null;
  @Field(() => Int) total!: number;
}

@Resolver()
export class SightTable {
  @Query(() => SightPage)
  whoSeesWhom(
    @Arg('search', () => String, maybe) search: string | null,
    @Arg('clientTeamId', () => ID, maybe) clientTeamId: string | null,
    @Arg('first', () => Int, { ...maybe, defaultValue: 50 }) first: number | null,
    @Arg('after', () => String, maybe) after: string | null,
    @Ctx() { look }: Context,
  ) {
    return look((call) => whoSeesWhom(call, { search, clientTeamId, first, after }));
  }
}

@Resolver(() => SightColumn)
export class SightColumnParts {
  @FieldResolver(() => Party)
  party(@Root() { accountId }: SightColumnView, @Ctx() context: Context) {
    return named(context, accountId);
  }
}

@Resolver(() => SightRow)
export class SightRowParts {
  @FieldResolver(() => Party)
  client(@Root() { clientId }: SightRowView, @Ctx() context: Context) {
    return named(context, clientId);
  }
}
