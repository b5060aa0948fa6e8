import { Arg, Ctx, Field, ID, InputType, Mutation, Resolver } from 'type-graphql';
import { createAccount } from '../../domain/accounts/create-account.ts';
import { seeAccount } from '../../domain/accounts/see-account.ts';
import { updateContactCard } from '../../domain/accounts/update-contact-card.ts';
import { reactivateAccount, suspendAccount } from '../../domain/staffing/suspend.ts';
import type { Context } from '../context.ts';
import { maybe } from '../declare.ts';
import { Account } from './account.ts';
import { ContactCardInput, CreateAccountInput } from './account-inputs.ts';
import { ContactCard } from './party.ts';

@InputType()
export class UpdateContactCardInput {
  @Field(() => ID, maybe) accountId?: string | null;
  @Field(() => ContactCardInput) card!: ContactCardInput;
}

@InputType()
export class SuspendAccountInput {
  @Field(() => ID) accountId!: string;
  @Field(() => String, maybe) reason?: string | null;
}

@InputType()
export class ReactivateAccountInput {
  @Field(() => ID) accountId!: string;
}

@Resolver()
export class Setup {
  @Mutation(() => Account)
  createAccount(@Arg('input', () => CreateAccountInput) input: CreateAccountInput, @Ctx() { act, outside }: Context) {
    return act((call) => createAccount(outside, call, input));
  }

  @Mutation(() => ContactCard)
  updateContactCard(@Arg('input', () => UpdateContactCardInput) input: UpdateContactCardInput, @Ctx() { act }: Context) {
    return act((call) => updateContactCard(call, input));
  }

  @Mutation(() => Account)
  suspendAccount(@Arg('input', () => SuspendAccountInput) input: SuspendAccountInput, @Ctx() { act }: Context) {
    return act(async (call) => seeAccount(call, await suspendAccount(call, input)));
  }

  @Mutation(() => Account)
  reactivateAccount(@Arg('input', () => ReactivateAccountInput) input: ReactivateAccountInput, @Ctx() { act }: Context) {
    return act(async (call) => seeAccount(call, await reactivateAccount(call, input)));
  }
}
