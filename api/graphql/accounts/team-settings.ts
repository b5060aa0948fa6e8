import { Arg, Ctx, Field, ID, InputType, Int, Mutation, Resolver } from 'type-graphql';
import { seeAccount } from '../../domain/accounts/see-account.ts';
import { convertTeam, type TeamForm } from '../../domain/staffing/convert-team.ts';
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
  @Field(() => Int, maybe) lateAfter?: number | null;
  @Field(() => Int, maybe) overAfter?: number | null;
  @Field(() => String, maybe) name?: string | null;
  @Field(() => String, maybe) greeting?: string | null;
  @Field(() => Boolean, maybe) greetingSent?: boolean | null;
  @Field(() => String, maybe) outOfHoursReply?: string | null;
  @Field(() => String, maybe) securePhone?: string | null;
}

@InputType()
export class SetTeamMembersInput {
  @Field(() => ID) teamId!: string;
  @Field(() => [ID]) memberIds!: string[];
}

@InputType()
export class FullTeamInput {
  @Field(() => String) email!: string;
  @Field(() => String) securePhone!: string;
}

/** Exactly one of these. */
@InputType()
export class TeamFormInput implements TeamForm {
  @Field(() => FullTeamInput, maybe) full?: FullTeamInput | null;
  @Field(() => Boolean, maybe) queue?: boolean | null;
}

@InputType()
export class ConvertTeamInput {
  @Field(() => ID) teamId!: string;
  @Field(() => TeamFormInput) to!: TeamFormInput;
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

  @Mutation(() => Account)
  convertTeam(@Arg('input', () => ConvertTeamInput) input: ConvertTeamInput, @Ctx() { act, outside }: Context) {
    return act(async (call) => seeAccount(call, await convertTeam(outside, call, input)));
  }
}
