import { Arg, Ctx, Field, ID, InputType, Mutation, ObjectType, Resolver } from 'type-graphql';
import { confirmTeamAccess, requestTeamAccess, type TeamAccessOpenView } from '../../domain/access/team-access.ts';
import type { Context } from '../context.ts';
import { unionOf } from '../declare.ts';
import { CodeChallenge, CodeRefused } from './codes.ts';
import { TeamMembership } from './viewer.ts';

@InputType()
export class RequestTeamAccessInput {
  @Field(() => ID) teamId!: string;
}

@InputType()
export class ConfirmTeamAccessInput {
  @Field(() => ID) challengeId!: string;
  @Field(() => String) code!: string;
}

@ObjectType()
export class TeamAccessOpen implements Omit<TeamAccessOpenView, 'is'> {
  @Field(() => TeamMembership) membership!: TeamAccessOpenView['membership'];
}

export const RequestTeamAccessResult = unionOf('RequestTeamAccessResult', () => [CodeChallenge, TeamAccessOpen] as const);
export const ConfirmTeamAccessResult = unionOf('ConfirmTeamAccessResult', () => [TeamAccessOpen, CodeRefused] as const);

@Resolver()
export class TeamAccess {
  @Mutation(() => RequestTeamAccessResult)
  requestTeamAccess(@Arg('input', () => RequestTeamAccessInput) input: RequestTeamAccessInput, @Ctx() { act, outside }: Context) {
    return act((call) => requestTeamAccess(outside, call, input));
  }

  @Mutation(() => ConfirmTeamAccessResult)
  confirmTeamAccess(@Arg('input', () => ConfirmTeamAccessInput) input: ConfirmTeamAccessInput, @Ctx() { act, outside }: Context) {
    return act((call) => confirmTeamAccess(outside, call, input));
  }
}
