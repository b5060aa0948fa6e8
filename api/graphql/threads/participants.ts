import { Arg, Ctx, Field, FieldResolver, ID, InputType, Mutation, ObjectType, Resolver, Root } from 'type-graphql';
import { addParticipants, removeParticipant } from '../../domain/threads/participants.ts';
import type { History } from '../../domain/organisation/settings.ts';
import { Party } from '../accounts/party.ts';
import type { Context } from '../context.ts';
import { enumOf, maybe, unionOf } from '../declare.ts';
import { named } from '../named.ts';
import { HistoryShown } from '../organisation/settings.ts';
import { UUID } from '../scalars.ts';
import { ShowsThread, ThreadEnded } from './shown.ts';
import { ParticipantPart } from './thread.ts';

@InputType()
export class AddParticipantsInput {
  @Field(() => ID) threadId!: string;
  @Field(() => UUID) requestId!: string;
  @Field(() => [ID]) accountIds!: string[];
  @Field(() => HistoryShown, maybe) history?: History | null;
}

@InputType()
export class RemoveParticipantInput {
  @Field(() => ID) threadId!: string;
  @Field(() => UUID) requestId!: string;
  @Field(() => ID) accountId!: string;
}

export const ParticipantsRefusedReason = enumOf('ParticipantsRefusedReason', ['CLIENT_THERE', 'STAFF_ONLY', 'TOO_MANY', 'UNAVAILABLE']);

@ObjectType()
export class ParticipantsAdded extends ShowsThread {}

@ObjectType()
export class ParticipantsRefused {
  @Field(() => ParticipantsRefusedReason) reason!: string;
}

@ObjectType()
export class ParticipantRemoved extends ShowsThread {}

@ObjectType()
export class ParticipantNotRemovable {
  @Field(() => ParticipantPart) part!: string;
  @Field(() => String) useInstead!: string;
}

export const AddParticipantsResult = unionOf('AddParticipantsResult', () => [ParticipantsAdded, ParticipantsRefused, ThreadEnded] as const);
export const RemoveParticipantResult = unionOf('RemoveParticipantResult', () => [ParticipantRemoved, ParticipantNotRemovable, ThreadEnded] as const);

@Resolver()
export class Participants {
  @Mutation(() => AddParticipantsResult)
  addParticipants(@Arg('input', () => AddParticipantsInput) input: AddParticipantsInput, @Ctx() { act }: Context) {
    return act((call) => addParticipants(call, input));
  }

  @Mutation(() => RemoveParticipantResult)
  removeParticipant(@Arg('input', () => RemoveParticipantInput) input: RemoveParticipantInput, @Ctx() { act }: Context) {
    return act((call) => removeParticipant(call, input));
  }
}

@Resolver(() => ParticipantsRefused)
export class ParticipantsRefusedParts {
  @FieldResolver(() => Party, maybe)
  party(@Root() refused: { accountId: string | null }, @Ctx() context: Context) {
    return named(context, refused.accountId);
  }
}
