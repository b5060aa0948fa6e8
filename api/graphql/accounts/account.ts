import { Arg, Ctx, Field, FieldResolver, ID, ObjectType, Query, Resolver, Root } from 'type-graphql';
import { type AccountView, seeAccount } from '../../domain/accounts/see-account.ts';
import type { Context } from '../context.ts';
import { maybe } from '../declare.ts';
import { allNamed, named } from '../named.ts';
import { AccountStatus, Attribution, ContactCard, Party, Role, TeamCodeAsked } from './party.ts';

@ObjectType()
export class Account implements Omit<AccountView, 'memberIds'> {
  @Field(() => ID) id!: string;
  @Field(() => AccountStatus) status!: AccountView['status'];
  @Field(() => Role, maybe) role!: AccountView['role'];
  @Field(() => String, maybe) email!: string | null;
  @Field(() => String, maybe) securePhoneMasked!: string | null;
  @Field(() => Attribution, maybe) attribution!: AccountView['attribution'];
  @Field(() => TeamCodeAsked, maybe) codeAsked!: AccountView['codeAsked'];
  @Field(() => Boolean, maybe) oneOpenThread!: boolean | null;
  @Field(() => Boolean, maybe) unattended!: boolean | null;
}

@Resolver(() => Account)
export class AccountParts {
  @Query(() => Account)
  account(@Arg('id', () => ID) id: string, @Ctx() { look }: Context) {
    return look((call) => seeAccount(call, id));
  }

  @FieldResolver(() => Party)
  party(@Root() account: AccountView, @Ctx() context: Context) {
    return named(context, account.id);
  }

  @FieldResolver(() => ContactCard)
  card(@Root() account: AccountView, @Ctx() { loaders }: Context) {
    return loaders.card.load(account.id);
  }

  @FieldResolver(() => [Party], maybe)
  members(@Root() account: AccountView, @Ctx() context: Context) {
    return account.memberIds === null ? null : allNamed(context, account.memberIds);
  }
}
