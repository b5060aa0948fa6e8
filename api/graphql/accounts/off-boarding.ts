import { Arg, Ctx, Field, FieldResolver, ID, InputType, Int, Mutation, ObjectType, Query, Resolver, Root } from 'type-graphql';
import { seeAccount } from '../../domain/accounts/see-account.ts';
import { type OffBoardAccount, offBoardAccount } from '../../domain/staffing/off-board.ts';
import { type HeldForTeamView, offBoardingPreview, type OffBoardingPreviewView, suspensionPreview, type SuspensionPreviewView } from '../../domain/staffing/preview.ts';
import type { Context } from '../context.ts';
import { maybe, unionOf } from '../declare.ts';
import { allNamed, named } from '../named.ts';
import { Account, ClientTeamName } from './account.ts';
import { Party } from './party.ts';

@ObjectType()
export class SuspensionPreview implements Pick<SuspensionPreviewView, 'sessions' | 'threadsReturned'> {
  @Field(() => Int) sessions!: number;
  @Field(() => Int) threadsReturned!: number;
}

@ObjectType()
export class HeldForTeam implements Pick<HeldForTeamView, 'threads'> {
  @Field(() => Int) threads!: number;
}

@ObjectType()
export class OffBoardingPreview implements Pick<OffBoardingPreviewView, 'sessions' | 'held' | 'lastInThreads' | 'clientTeams'> {
  @Field(() => Int) sessions!: number;
  @Field(() => [HeldForTeam]) held!: HeldForTeamView[];
  @Field(() => Int) lastInThreads!: number;
  @Field(() => [ClientTeamName]) clientTeams!: OffBoardingPreviewView['clientTeams'];
}

/** Exactly one of these. */
@InputType()
export class HeldToInput {
  @Field(() => Boolean, maybe) queue?: boolean | null;
  @Field(() => ID, maybe) member?: string | null;
}

@InputType()
export class OffBoardAccountInput implements OffBoardAccount {
  @Field(() => ID) accountId!: string;
  @Field(() => String, maybe) reason?: string | null;
  @Field(() => HeldToInput, maybe) heldTo?: HeldToInput | null;
  @Field(() => ID, maybe) namedTo?: string | null;
  @Field(() => Boolean, { ...maybe, defaultValue: false }) closeNamed?: boolean | null;
  @Field(() => ID, maybe) clientsTo?: string | null;
}

/** The account is seen anew, as it is now: below. */
@ObjectType()
export class AccountOffBoarded {}

@ObjectType()
export class SuccessorNeeded {
  @Field(() => Int) threads!: number;
}

export const OffBoardAccountResult = unionOf('OffBoardAccountResult', () => [AccountOffBoarded, SuccessorNeeded] as const);

@Resolver()
export class OffBoarding {
  @Query(() => SuspensionPreview)
  suspensionPreview(@Arg('accountId', () => ID) accountId: string, @Ctx() { look }: Context) {
    return look((call) => suspensionPreview(call, accountId));
  }

  @Query(() => OffBoardingPreview)
  offBoardingPreview(@Arg('accountId', () => ID) accountId: string, @Ctx() { look }: Context) {
    return look((call) => offBoardingPreview(call, accountId));
  }

  @Mutation(() => OffBoardAccountResult)
  offBoardAccount(@Arg('input', () => OffBoardAccountInput) input: OffBoardAccountInput, @Ctx() { act }: Context) {
    return act((call) => offBoardAccount(call, input));
  }
}

@Resolver(() => HeldForTeam)
export class HeldForTeamParts {
  @FieldResolver(() => Party)
  team(@Root() { teamId }: HeldForTeamView, @Ctx() context: Context) {
    return named(context, teamId);
  }

  @FieldResolver(() => [Party])
  members(@Root() { memberIds }: HeldForTeamView, @Ctx() context: Context) {
    return allNamed(context, memberIds);
  }
}

@Resolver(() => SuspensionPreview)
export class SuspensionPreviewParts {
  @FieldResolver(() => [Party])
  teamsUnattended(@Root() preview: SuspensionPreviewView, @Ctx() context: Context) {
    return allNamed(context, preview.teamsUnattendedIds);
  }

  @FieldResolver(() => [Party])
  clientsLeftAlone(@Root() preview: SuspensionPreviewView, @Ctx() context: Context) {
    return allNamed(context, preview.clientsLeftAlone.ids);
  }

  @FieldResolver(() => Int)
  clientsLeftAloneCount(@Root() preview: SuspensionPreviewView) {
    return preview.clientsLeftAlone.count;
  }
}

@Resolver(() => OffBoardingPreview)
export class OffBoardingPreviewParts {
  @FieldResolver(() => [Party])
  teamsUnattended(@Root() preview: OffBoardingPreviewView, @Ctx() context: Context) {
    return allNamed(context, preview.teamsUnattendedIds);
  }

  @FieldResolver(() => [Party])
  clientsLeftAlone(@Root() preview: OffBoardingPreviewView, @Ctx() context: Context) {
    return allNamed(context, preview.clientsLeftAlone.ids);
  }

  @FieldResolver(() => Int)
  clientsLeftAloneCount(@Root() preview: OffBoardingPreviewView) {
    return preview.clientsLeftAlone.count;
  }
}

@Resolver(() => AccountOffBoarded)
export class AccountOffBoardedParts {
  @FieldResolver(() => Account)
  account(@Root() { accountId }: { accountId: string }, @Ctx() { look }: Context) {
    return look((call) => seeAccount(call, accountId));
  }
}

@Resolver(() => SuccessorNeeded)
export class SuccessorNeededParts {
  @FieldResolver(() => [Party])
  clients(@Root() { clientIds }: { clientIds: string[] }, @Ctx() context: Context) {
    return allNamed(context, clientIds);
  }
}
