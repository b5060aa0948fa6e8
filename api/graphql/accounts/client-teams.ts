import { Arg, Ctx, Field, FieldResolver, ID, InputType, Int, Mutation, ObjectType, Query, Resolver, Root } from 'type-graphql';
import { clientTeam, clientTeams, type ClientTeamView, createClientTeam, renameClientTeam, setDefaultClientTeam } from '../../domain/accounts/client-teams.ts';
import type { Context } from '../context.ts';
import { maybe } from '../declare.ts';
import { allNamed } from '../named.ts';
import { DateTime } from '../scalars.ts';
import { Party } from './party.ts';

@ObjectType()
export class ClientTeam implements ClientTeamView {
  @Field(() => ID) id!: string;
  @Field(() => String) name!: string;
  @Field(() => Boolean) isDefault!: boolean;
  @Field(() => Int) clientCount!: number;
  @Field(() => DateTime) createdAt!: Date;
}

@InputType()
export class CreateClientTeamInput {
  @Field(() => String) name!: string;
  @Field(() => [ID], maybe) memberIds?: string[] | null;
}

@InputType()
export class RenameClientTeamInput {
  @Field(() => ID) clientTeamId!: string;
  @Field(() => String) name!: string;
}

@InputType()
export class SetDefaultClientTeamInput {
  @Field(() => ID, maybe) clientTeamId?: string | null;
}

@Resolver()
export class ClientTeams {
  @Query(() => [ClientTeam])
  clientTeams(@Ctx() { look }: Context) {
    return look(clientTeams);
  }

  @Query(() => ClientTeam)
  clientTeam(@Arg('id', () => ID) id: string, @Ctx() { look }: Context) {
    return look((call) => clientTeam(call, id));
  }

  @Mutation(() => ClientTeam)
  createClientTeam(@Arg('input', () => CreateClientTeamInput) input: CreateClientTeamInput, @Ctx() { act }: Context) {
    return act((call) => createClientTeam(call, input));
  }

  @Mutation(() => ClientTeam)
  renameClientTeam(@Arg('input', () => RenameClientTeamInput) input: RenameClientTeamInput, @Ctx() { act }: Context) {
    return act((call) => renameClientTeam(call, input));
  }

  @Mutation(() => ClientTeam, maybe)
  setDefaultClientTeam(@Arg('input', () => SetDefaultClientTeamInput) input: SetDefaultClientTeamInput, @Ctx() { act }: Context) {
    return act((call) => setDefaultClientTeam(call, input));
  }
}

@Resolver(() => ClientTeam)
export class ClientTeamParts {
  @FieldResolver(() => [Party])
  async others(@Root() team: ClientTeamView, @Ctx() context: Context) {
    return allNamed(context, (await context.loaders.clientTeamOthers.load(team.id)).accountIds);
  }

  @FieldResolver(() => [Party])
  async members(@Root() team: ClientTeamView, @Ctx() context: Context) {
    return allNamed(context, (await context.loaders.clientTeamMembers.load(team.id)).accountIds);
  }
}
