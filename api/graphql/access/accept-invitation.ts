import { Arg, Ctx, Field, ID, InputType, Int, Mutation, ObjectType, Query, Resolver } from 'type-graphql';
import {
  acceptInvitation, confirmInvitation, invitation, type InvitationAcceptedView, type InvitationShownView, type TermsChangedView,
} from '../../domain/access/accept-invitation.ts';
import type { TermsView } from '../../domain/organisation/terms.ts';
import { AccountKind, Role } from '../accounts/party.ts';
import { Terms } from '../organisation/terms.ts';
import type { Context } from '../context.ts';
import { maybe, unionOf } from '../declare.ts';
import { CodeChallenge, CodeRefused } from './codes.ts';
import { LinkRefused } from './password.ts';

@ObjectType()
export class InvitationShown implements InvitationShownView {
  @Field(() => String) organisation!: string;
  @Field(() => String) name!: string;
  @Field(() => AccountKind) kind!: InvitationShownView['kind'];
  @Field(() => Role, maybe) role!: InvitationShownView['role'];
  @Field(() => String) phoneEnding!: string;
  @Field(() => Terms, maybe) terms!: TermsView | null;
}

@InputType()
export class AcceptInvitationInput {
  @Field(() => String) token!: string;
  @Field(() => String) password!: string;
  @Field(() => Int, maybe) termsVersion?: number | null;
}

@InputType()
export class ConfirmInvitationInput {
  @Field(() => String) token!: string;
  @Field(() => ID) challengeId!: string;
  @Field(() => String) code!: string;
}

@ObjectType()
export class TermsChanged implements Omit<TermsChangedView, 'is'> {
  @Field(() => Terms) terms!: TermsView;
}

@ObjectType()
export class InvitationAccepted implements Omit<InvitationAcceptedView, 'is'> {
  @Field(() => String) email!: string;
}

export const AcceptInvitationResult = unionOf('AcceptInvitationResult', () => [CodeChallenge, LinkRefused, TermsChanged] as const);
export const ConfirmInvitationResult = unionOf('ConfirmInvitationResult', () => [InvitationAccepted, CodeRefused, LinkRefused] as const);

@Resolver()
export class AcceptInvitation {
  @Query(() => InvitationShown, maybe)
  invitation(@Arg('token', () => String) token: string, @Ctx() { lookOpen }: Context) {
    return lookOpen((call) => invitation(call, token));
  }

  @Mutation(() => AcceptInvitationResult)
  acceptInvitation(@Arg('input', () => AcceptInvitationInput) input: AcceptInvitationInput, @Ctx() { outside, door, from }: Context) {
    return acceptInvitation(outside, door, from, input);
  }

  @Mutation(() => ConfirmInvitationResult)
  confirmInvitation(@Arg('input', () => ConfirmInvitationInput) input: ConfirmInvitationInput, @Ctx() { outside, actOpen }: Context) {
    return actOpen((call) => confirmInvitation(outside, call, input));
  }
}
