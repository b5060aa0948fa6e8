import { Arg, Ctx, Field, ID, InputType, Mutation, Resolver } from 'type-graphql';
import { seeAccount } from '../../domain/accounts/see-account.ts';
import { setTeamMembers } from '../../domain/staffing/team-members.ts';
import { type UpdateTeam, updateTeam } from '../../domain/staffing/team-settings.ts';
import type { Context } from '../context.ts';
import { maybe } from '../declare.ts';
import { Account } from './account.ts';
import { Attribution, TeamCodeAsked } from './party.ts';

@InputType()
export class UpdateTeamInput implements UpdateTeam {
  @Field(() => ID) teamId!: string;
  @Field(() => Attribution, maybe) attribution?: UpdateTeam['attribution'];
  @Field(() => TeamCodeAsked, maybe) codeAsked?: UpdateTeam['codeAsked'];
  @Field(() => Boolean, maybe) oneOpenThread?: boolean | null;
  @Field(() => String, maybe) securePhone?: string | null;
}

@InputType()
export class SetTeamMembersInput {
  @Field(() => ID) teamId!: string;
  @Field(() => [ID]) memberIds!: string[];
}

@Resolver()
export class TeamSettings {
  @Mutation(() => Account)
  updateTeam(@Arg('input', () => UpdateTeamInput) input: UpdateTeamInput, @Ctx() { act }: Context) {
    return act(async (call) => seeAccount(call, await updateTeam(call, input)));
  }

  @Mutation(() => Account)
  setTeamMembers(@Arg('input', () => SetTeamMembersInput) input: SetTeamMembersInput, @Ctx() { act }: Context) {
    return act(async (call) => seeAccount(call, await setTeamMembers(call, input)));
  }
}
