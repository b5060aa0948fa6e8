import { Arg, Ctx, Field, FieldResolver, ID, InputType, Int, Mutation, ObjectType, Resolver, Root } from 'type-graphql';
import { addToClientTeam, removeFromClientTeam, setClientTeamMembers } from '../../domain/accounts/client-team-members.ts';
import type { ClientTeamView } from '../../domain/accounts/client-teams.ts';
import { deleteClientTeam, moveClients } from '../../domain/accounts/move-clients.ts';
import type { ClientsLeftAloneView } from '../../domain/accounts/sight-change.ts';
import type { Context } from '../context.ts';
import { maybe, unionOf } from '../declare.ts';
import { allNamed } from '../named.ts';
import { ClientTeam } from './client-teams.ts';
import { Party } from './party.ts';

@InputType()
export class SetClientTeamMembersInput {
  @Field(() => ID) clientTeamId!: string;
  @Field(() => [ID]) memberIds!: string[];
  @Field(() => ID, maybe) replacementId?: string | null;
}

@InputType()
export class AddToClientTeamInput {
  @Field(() => ID) clientTeamId!: string;
  @Field(() => [ID]) accountIds!: string[];
}

@InputType()
export class RemoveFromClientTeamInput {
  @Field(() => ID) clientTeamId!: string;
  @Field(() => [ID]) accountIds!: string[];
  @Field(() => ID, maybe) replacementId?: string | null;
}

@InputType()
export class MoveClientsInput {
  @Field(() => ID) fromClientTeamId!: string;
  @Field(() => ID) toClientTeamId!: string;
  @Field(() => [ID], maybe) accountIds?: string[] | null;
  @Field(() => ID, maybe) replacementId?: string | null;
}

@InputType()
export class DeleteClientTeamInput {
  @Field(() => ID) clientTeamId!: string;
  @Field(() => ID, maybe) clientsTo?: string | null;
}

@ObjectType()
export class ClientTeamSaved {
  @Field(() => ClientTeam) clientTeam!: ClientTeamView;
}

@ObjectType()
export class ClientsMoved {
  @Field(() => ClientTeam) from!: ClientTeamView;
  @Field(() => ClientTeam) to!: ClientTeamView;
  @Field(() => Int) moved!: number;
}

@ObjectType()
export class ClientTeamDeleted {
  @Field(() => ID) clientTeamId!: string;
}

/** Who they are is loaded by id: below. */
@ObjectType()
export class ClientsLeftAlone {
  @Field(() => Int) count!: number;
}

export const SetClientTeamMembersResult = unionOf('SetClientTeamMembersResult', () => [ClientTeamSaved, ClientsLeftAlone] as const);
export const RemoveFromClientTeamResult = unionOf('RemoveFromClientTeamResult', () => [ClientTeamSaved, ClientsLeftAlone] as const);
export const MoveClientsResult = unionOf('MoveClientsResult', () => [ClientsMoved, ClientsLeftAlone] as const);
export const DeleteClientTeamResult = unionOf('DeleteClientTeamResult', () => [ClientTeamDeleted, ClientsLeftAlone] as const);

@Resolver()
export class ClientTeamMembers {
  @Mutation(() => SetClientTeamMembersResult)
  setClientTeamMembers(@Arg('input', () => SetClientTeamMembersInput) input: SetClientTeamMembersInput, @Ctx() { act }: Context) {
    return act((call) => setClientTeamMembers(call, input));
  }

  @Mutation(() => ClientTeam)
  addToClientTeam(@Arg('input', () => AddToClientTeamInput) input: AddToClientTeamInput, @Ctx() { act }: Context) {
    return act((call) => addToClientTeam(call, input));
  }

  @Mutation(() => RemoveFromClientTeamResult)
  removeFromClientTeam(@Arg('input', () => RemoveFromClientTeamInput) input: RemoveFromClientTeamInput, @Ctx() { act }: Context) {
    return act((call) => removeFromClientTeam(call, input));
  }

  @Mutation(() => MoveClientsResult)
  moveClients(@Arg('input', () => MoveClientsInput) input: MoveClientsInput, @Ctx() { act }: Context) {
    return act((call) => moveClients(call, input));
  }

  @Mutation(() => DeleteClientTeamResult)
  deleteClientTeam(@Arg('input', () => DeleteClientTeamInput) input: DeleteClientTeamInput, @Ctx() { act }: Context) {
    return act((call) => deleteClientTeam(call, input));
  }
}

@Resolver(() => ClientsLeftAlone)
export class ClientsLeftAloneParts {
  @FieldResolver(() => [Party])
  clients(@Root() alone: ClientsLeftAloneView, @Ctx() context: Context) {
    return allNamed(context, alone.clientIds);
  }
}
