import { Arg, Ctx, Field, FieldResolver, ID, Int, ObjectType, Query, Resolver, Root } from 'type-graphql';
import type { AccountView, InvitationView } from '../../domain/accounts/account-view.ts';
import { seeAccount } from '../../domain/accounts/see-account.ts';
import type { Context } from '../context.ts';
import { enumOf, maybe } from '../declare.ts';
import { allNamed } from '../named.ts';
import { DateTime } from '../scalars.ts';
import { AccountStatus, Attribution, ContactCard, Party, Role, TeamCodeAsked } from './party.ts';

export const TeamForm = enumOf('TeamForm', ['FULL', 'QUEUE']);

@ObjectType()
export class Invitation implements InvitationView {
  @Field(() => DateTime) sentAt!: Date;
  @Field(() => DateTime) expiresAt!: Date;
  @Field(() => Boolean) revoked!: boolean;
}

@ObjectType()
export class ClientTeamName {
  @Field(() => ID) id!: string;
  @Field(() => String) name!: string;
}

@ObjectType()
export class Account implements Omit<AccountView, 'kind' | 'name' | 'shortName' | 'tint' | 'avatar' | 'memberIds'> {
  @Field(() => ID) id!: string;
  @Field(() => AccountStatus) status!: AccountView['status'];
  @Field(() => Role, maybe) role!: AccountView['role'];
  @Field(() => String, maybe) email!: string | null;
  @Field(() => String, maybe) securePhoneMasked!: string | null;
  @Field(() => Attribution, maybe) attribution!: AccountView['attribution'];
  @Field(() => TeamCodeAsked, maybe) codeAsked!: AccountView['codeAsked'];
  @Field(() => Boolean, maybe) oneOpenThread!: boolean | null;
  @Field(() => Int, maybe) lateAfter!: number | null;
  @Field(() => Int, maybe) overAfter!: number | null;
  @Field(() => Boolean, maybe) unattended!: boolean | null;
  @Field(() => ContactCard) card!: AccountView['card'];
  @Field(() => String, maybe) externalId!: string | null;
  @Field(() => DateTime) createdAt!: Date;
  @Field(() => DateTime, maybe) lastSeenAt!: Date | null;
  @Field(() => Invitation, maybe) invitation!: InvitationView | null;
  @Field(() => Boolean) emailVerified!: boolean;
  @Field(() => Boolean) phoneVerified!: boolean;
  @Field(() => [ClientTeamName]) clientTeams!: AccountView['clientTeams'];
  @Field(() => Int, maybe) memberCount!: number | null;
  @Field(() => Int) holds!: number;
  @Field(() => DateTime, maybe) offboardedAt!: Date | null;
  @Field(() => TeamForm, maybe) form!: AccountView['form'];
  @Field(() => String, maybe) greeting!: string | null;
  @Field(() => Boolean, maybe) greetingSent!: boolean | null;
  @Field(() => String, maybe) outOfHoursReply!: string | null;
}

@Resolver(() => Account)
export class AccountParts {
  @Query(() => Account)
  account(@Arg('id', () => ID) id: string, @Ctx() { look }: Context) {
    return look((call) => seeAccount(call, id));
  }

  /** Who it is came with it: a page of accounts asks for no names. */
  @FieldResolver(() => Party)
  party(@Root() account: AccountView) {
    return account;
  }

  @FieldResolver(() => [Party], maybe)
  members(@Root() account: AccountView, @Ctx() context: Context) {
    return account.memberIds === null ? null : allNamed(context, account.memberIds);
  }
}
