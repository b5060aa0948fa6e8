import { Arg, Ctx, Field, ID, InputType, Mutation, Resolver } from 'type-graphql';
import { type UpdateAccount, updateAccount } from '../../domain/access/update-account.ts';
import type { Role as RoleName } from '../../domain/accounts/account.ts';
import { changeRole } from '../../domain/accounts/change-role.ts';
import { renewInvitation, revokeInvitation } from '../../domain/accounts/invitation.ts';
import type { Context } from '../context.ts';
import { maybe } from '../declare.ts';
import { Account } from './account.ts';
import { Role } from './party.ts';

@InputType()
export class UpdateAccountInput implements UpdateAccount {
  @Field(() => ID) accountId!: string;
  @Field(() => String, maybe) name?: string | null;
  @Field(() => String, maybe) shortName?: string | null;
  @Field(() => String, maybe) email?: string | null;
  @Field(() => String, maybe) securePhone?: string | null;
  @Field(() => String, maybe) externalId?: string | null;
}

@InputType()
export class ChangeRoleInput {
  @Field(() => ID) accountId!: string;
  @Field(() => Role) role!: RoleName;
}

@InputType()
export class RenewInvitationInput {
  @Field(() => ID) accountId!: string;
}

@InputType()
export class RevokeInvitationInput {
  @Field(() => ID) accountId!: string;
}

@Resolver()
export class Identity {
  @Mutation(() => Account)
  updateAccount(@Arg('input', () => UpdateAccountInput) input: UpdateAccountInput, @Ctx() { act, outside }: Context) {
    return act((call) => updateAccount(outside, call, input));
  }

  @Mutation(() => Account)
  changeRole(@Arg('input', () => ChangeRoleInput) input: ChangeRoleInput, @Ctx() { act }: Context) {
    return act((call) => changeRole(call, input));
  }

  @Mutation(() => Account)
  renewInvitation(@Arg('input', () => RenewInvitationInput) input: RenewInvitationInput, @Ctx() { act, outside }: Context) {
    return act((call) => renewInvitation(outside, call, input));
  }

  @Mutation(() => Account)
  revokeInvitation(@Arg('input', () => RevokeInvitationInput) input: RevokeInvitationInput, @Ctx() { act }: Context) {
    return act((call) => revokeInvitation(call, input));
  }
}
