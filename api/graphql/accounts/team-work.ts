import { Arg, Ctx, Field, FieldResolver, ID, InputType, Int, Mutation, ObjectType, Resolver, Root } from 'type-graphql';
import type { AccountView } from '../../domain/accounts/account-view.ts';
import { seeAccount } from '../../domain/accounts/see-account.ts';
import { setTeamWork, type SetTeamWork, teamWork, type TeamWorkView } from '../../domain/staffing/team-work.ts';
import type { Context } from '../context.ts';
import { enumOf, maybe } from '../declare.ts';
import { Account } from './account.ts';
import { Party } from './party.ts';

type CapacityView = TeamWorkView['capacities'][number];

export const Assignment = enumOf<TeamWorkView['assignment']>('Assignment', ['OFF', 'ROUND_ROBIN', 'LEAST_BUSY']);

@ObjectType()
export class MemberCapacity implements Omit<CapacityView, 'memberId'> {
  @Field(() => Int) capacity!: number;
}

@ObjectType()
export class TeamWork implements TeamWorkView {
  @Field(() => Int, maybe) handBackMinutes!: number | null;
  @Field(() => Assignment) assignment!: TeamWorkView['assignment'];
  @Field(() => Int, maybe) capacity!: number | null;
  @Field(() => [MemberCapacity]) capacities!: CapacityView[];
}

@InputType()
export class MemberCapacityInput {
  @Field(() => ID) memberId!: string;
  @Field(() => Int) capacity!: number;
}

@InputType()
export class SetTeamWorkInput implements SetTeamWork {
  @Field(() => ID) teamId!: string;
  @Field(() => Int, maybe) handBackMinutes?: number | null;
  @Field(() => Assignment, maybe) assignment?: SetTeamWork['assignment'];
  @Field(() => Int, maybe) capacity?: number | null;
  @Field(() => [MemberCapacityInput], maybe) capacities?: MemberCapacityInput[] | null;
}

@Resolver(() => Account)
export class AccountWork {
  @FieldResolver(() => TeamWork, maybe)
  work(@Root() account: AccountView, @Ctx() { look }: Context) {
    return account.kind === 'TEAM' ? look((call) => teamWork(call, account.id)) : null;
  }

  @Mutation(() => Account)
  setTeamWork(@Arg('input', () => SetTeamWorkInput) input: SetTeamWorkInput, @Ctx() { act }: Context) {
    return act(async (call) => seeAccount(call, await setTeamWork(call, input)));
  }
}

@Resolver(() => MemberCapacity)
export class MemberCapacityParts {
  @FieldResolver(() => Party)
  member(@Root() { memberId }: CapacityView, @Ctx() { loaders }: Context) {
    return loaders.party.load(memberId);
  }
}
