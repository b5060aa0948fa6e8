import { Arg, Ctx, Field, FieldResolver, ID, InputType, Mutation, ObjectType, Query, Resolver, Root } from 'type-graphql';
import { clientTeams, type ClientTeamView, createClientTeam, setClientTeamMembers } from '../../domain/accounts/client-teams.ts';
import type { Context } from '../context.ts';
import { maybe, unionOf } from '../declare.ts';
import { allNamed } from '../named.ts';
import { Party } from './party.ts';

@ObjectType()
export class ClientTeam implements Omit<ClientTeamView, 'memberIds'> {
  @Field(() => ID) id!: string;
  @Field(() => String) name!: string;
}

@InputType()
export class CreateClientTeamInput {
  @Field(() => String) name!: string;
  @Field(() => [ID], maybe) memberIds?: string[] | null;
}

@InputType()
export class SetClientTeamMembersInput {
  @Field(() => ID) clientTeamId!: string;
  @Field(() => [ID]) memberIds!: string[];
}

@ObjectType()
export class ClientTeamSaved {
  @Field(() => ClientTeam) clientTeam!: ClientTeamView;
}

/** All of them are accounts by id: below. */
@ObjectType()
export class ClientsLeftAlone {}

export const SetClientTeamMembersResult = unionOf('SetClientTeamMembersResult', () => [ClientTeamSaved, ClientsLeftAlone] as const);

@Resolver()
export class ClientTeams {
  @Query(() => [ClientTeam])
  clientTeams(@Ctx() { look }: Context) {
    return look(clientTeams);
  }

  @Mutation(() => ClientTeam)
  createClientTeam(@Arg('input', () => CreateClientTeamInput) input: CreateClientTeamInput, @Ctx() { act }: Context) {
    return act((call) => createClientTeam(call, input));
  }

  @Mutation(() => SetClientTeamMembersResult)
  setClientTeamMembers(@Arg('input', () => SetClientTeamMembersInput) input: SetClientTeamMembersInput, @Ctx() { act }: Context) {
    return act((call) => setClientTeamMembers(call, input));
  }
}

@Resolver(() => ClientTeam)
export class ClientTeamParts {
  @FieldResolver(() => [Party])
  members(@Root() team: ClientTeamView, @Ctx() context: Context) {
    return allNamed(context, team.memberIds);
  }
}

@Resolver(() => ClientsLeftAlone)
export class ClientsLeftAloneParts {
  @FieldResolver(() => [Party])
  clients(@Root() alone: { clientIds: string[] }, @Ctx() context: Context) {
    return allNamed(context, alone.clientIds);
  }
}
