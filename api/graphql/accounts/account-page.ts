import { Arg, Ctx, Field, ID, Int, ObjectType, Query, Resolver } from 'type-graphql';
import { type AccountCountsView, accountCounts, type AccountPageView, accounts } from '../../domain/accounts/account-page.ts';
import type { AccountView } from '../../domain/accounts/account-view.ts';
import type { Context } from '../context.ts';
import { maybe } from '../declare.ts';
import { Account } from './account.ts';
import { AccountKind, AccountStatus, Role } from './party.ts';

@ObjectType()
export class AccountPage implements AccountPageView {
  @Field(() => [Account]) items!: AccountView[];
  @Field(() => String, maybe) endCursor!: string | null;
  @Field(() => Int) total!: number;
}

@ObjectType()
export class AccountCounts implements AccountCountsView {
  @Field(() => Int) clients!: number;
  @Field(() => Int) staff!: number;
  @Field(() => Int) teams!: number;
  @Field(() => Int) invited!: number;
  @Field(() => Int) suspended!: number;
  @Field(() => Int) unattended!: number;
  @Field(() => Int) alone!: number;
}

@Resolver()
export class Accounts {
  @Query(() => AccountPage)
  accounts(
    @Arg('search', () => String, maybe) search: string | null,
    @Arg('kind', () => AccountKind, maybe) kind: AccountView['kind'] | null,
    @Arg('status', () => AccountStatus, maybe) status: AccountView['status'] | null,
    @Arg('role', () => Role, maybe) role: AccountView['role'],
    @Arg('clientTeamId', () => ID, maybe) clientTeamId: string | null,
    @Arg('unattended', () => Boolean, maybe) unattended: boolean | null,
    @Arg('alone', () => Boolean, maybe) alone: boolean | null,
    @Arg('first', () => Int, { ...maybe, defaultValue: 50 }) first: number | null,
    @Arg('after', () => String, maybe) after: string | null,
    @Ctx() { look }: Context,
  ) {
    return look((call) => accounts(call, { search, kind, status, role, clientTeamId, unattended, alone, first, after }));
  }

  @Query(() => AccountCounts)
  accountCounts(@Ctx() { look }: Context) {
    return look(accountCounts);
  }
}
