import { Arg, Ctx, Field, FieldResolver, ID, ObjectType, Query, Resolver, Root } from 'type-graphql';
import type { SightClientTeamView } from '../../domain/accounts/sight-headings.ts';
import { type SightReasonKind as Kind, type SightReasonView, type SightView, whyCanSee } from '../../domain/accounts/why-can-see.ts';
import type { Context } from '../context.ts';
import { enumOf, maybe } from '../declare.ts';
import { named } from '../named.ts';
import { DateTime } from '../scalars.ts';
import { Party } from './party.ts';
import { SightClientTeam } from './sight-table.ts';

export const SightReasonKind = enumOf<Kind>('SightReasonKind', [
  'SAME_CLIENT_TEAM', 'THROUGH_TEAM', 'STAFF_DIRECTORY', 'ADMINISTRATOR', 'ONESELF',
  'SUSPENDED', 'NOT_ACCEPTED', 'NO_SHARED_CLIENT_TEAM', 'BEHIND_TEAM', 'CLIENTS_NEVER',
]);

@ObjectType()
export class SightReason {
  @Field(() => SightReasonKind) kind!: Kind;
  @Field(() => SightClientTeam, maybe) clientTeam?: SightClientTeamView | null;
  @Field(() => DateTime, maybe) addedAt?: Date | null;
}

@ObjectType()
export class Sight implements SightView {
  @Field(() => Boolean) sees!: boolean;
  @Field(() => Boolean) canStart!: boolean;
  @Field(() => [SightReason]) reasons!: SightReasonView[];
}

@Resolver()
export class WhyCanSee {
  @Query(() => Sight)
  whyCanSee(@Arg('viewerId', () => ID) viewerId: string, @Arg('subjectId', () => ID) subjectId: string, @Ctx() { look }: Context) {
    return look((call) => whyCanSee(call, { viewerId, subjectId }));
  }
}

@Resolver(() => SightReason)
export class SightReasonParts {
  @FieldResolver(() => Party, maybe)
  who(@Root() { whoId }: SightReasonView, @Ctx() context: Context) {
    return named(context, whoId ?? null);
  }

  @FieldResolver(() => Party, maybe)
  team(@Root() { teamId }: SightReasonView, @Ctx() context: Context) {
    return named(context, teamId ?? null);
  }

  @FieldResolver(() => Party, maybe)
  addedBy(@Root() { addedById }: SightReasonView, @Ctx() context: Context) {
    return named(context, addedById ?? null);
  }
}
