import { Ctx, Field, FieldResolver, Int, ObjectType, Query, Resolver, Root } from 'type-graphql';
import { setup, type SetupStepKind as Kind, type SetupStepView, type SetupView } from '../../domain/staffing/setup.ts';
import type { Context } from '../context.ts';
import { enumOf, maybe } from '../declare.ts';
import { allNamed, named } from '../named.ts';
import { DateTime } from '../scalars.ts';
import { Party } from './party.ts';

export const SetupStepKind = enumOf<Kind>('SetupStepKind', ['ORGANISATION', 'STAFF', 'TEAM', 'MEMBERS', 'CLIENT_TEAM', 'FIRST_MESSAGE']);

@ObjectType()
export class SetupStep implements Omit<SetupStepView, 'byId'> {
  @Field(() => SetupStepKind) step!: Kind;
  @Field(() => Boolean) done!: boolean;
  @Field(() => DateTime, maybe) at!: Date | null;
}

@ObjectType()
export class Setup {
  @Field(() => [SetupStep]) steps!: SetupStepView[];
  @Field(() => Int) staffInvited!: number;
  @Field(() => Int) staffAccepted!: number;
  @Field(() => String, maybe) phoneEnding!: string | null;
  @Field(() => Int) memberCount!: number;
  @Field(() => Int) clientsAlone!: number;
}

@Resolver(() => SetupStep)
export class SetupStepParts {
  @FieldResolver(() => Party, maybe)
  by(@Root() { byId }: SetupStepView, @Ctx() context: Context) {
    return named(context, byId);
  }
}

@Resolver(() => Setup)
export class SetupParts {
  @Query(() => Setup)
  setup(@Ctx() { look }: Context) {
    return look(setup);
  }

  @FieldResolver(() => [Party])
  notAccepted(@Root() { notAcceptedIds }: SetupView, @Ctx() context: Context) {
    return allNamed(context, notAcceptedIds);
  }

  @FieldResolver(() => [Party])
  teams(@Root() { teamIds }: SetupView, @Ctx() context: Context) {
    return allNamed(context, teamIds);
  }

  @FieldResolver(() => Party, maybe)
  exampleTeam(@Root() { exampleTeamId }: SetupView, @Ctx() context: Context) {
    return named(context, exampleTeamId);
  }

  @FieldResolver(() => [Party])
  members(@Root() { memberIds }: SetupView, @Ctx() context: Context) {
    return allNamed(context, memberIds);
  }

  @FieldResolver(() => Party, maybe)
  exampleClient(@Root() { exampleClientId }: SetupView, @Ctx() context: Context) {
    return named(context, exampleClientId);
  }
}
