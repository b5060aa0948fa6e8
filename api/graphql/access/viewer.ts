import { Ctx, Field, FieldResolver, ID, ObjectType, Query, Resolver, Root } from 'type-graphql';
import { type MembershipView, viewer, type ViewerView } from '../../domain/access/viewer.ts';
import { availabilitiesOf } from '../../domain/accounts/availability.ts';
import { historyByDefault } from '../../domain/organisation/settings.ts';
import { termsDue } from '../../domain/organisation/terms.ts';
import { Availability } from '../accounts/availability.ts';
import { ContactCard, Party, Role, TeamCodeAsked } from '../accounts/party.ts';
import type { Context } from '../context.ts';
import { maybe } from '../declare.ts';
import { named } from '../named.ts';
import { HistoryShown } from '../organisation/settings.ts';
import { Terms } from '../organisation/terms.ts';

@ObjectType()
export class TeamMembership implements Omit<MembershipView, 'teamId'> {
  @Field(() => Boolean) open!: boolean;
  @Field(() => TeamCodeAsked) codeAsked!: MembershipView['codeAsked'];
  @Field(() => String, maybe) phoneEnding!: string | null;
}

@ObjectType()
export class Viewer implements Omit<ViewerView, 'accountId'> {
  @Field(() => String) email!: string;
  @Field(() => Role, maybe) role!: ViewerView['role'];
  @Field(() => [TeamMembership]) teams!: MembershipView[];
}

@Resolver(() => Viewer)
export class ViewerParts {
  @Query(() => Viewer, maybe)
  viewer(@Ctx() { who, look }: Context) {
    return who === null ? null : look(viewer);
  }

  @FieldResolver(() => ID)
  id(@Root() { accountId }: ViewerView) {
    return accountId;
  }

  @FieldResolver(() => Party)
  party(@Root() { accountId }: ViewerView, @Ctx() context: Context) {
    return named(context, accountId);
  }

  @FieldResolver(() => ContactCard)
  card(@Root() { accountId }: ViewerView, @Ctx() { loaders }: Context) {
    return loaders.card.load(accountId);
  }

  @FieldResolver(() => Terms, maybe)
  termsDue(@Ctx() { look }: Context) {
    return look(termsDue);
  }

  @FieldResolver(() => Availability, maybe)
  async availability(@Root() { accountId, role }: ViewerView, @Ctx() { lookOpen }: Context) {
    return role === null ? null : (await lookOpen((call) => availabilitiesOf(call, [accountId])))[0];
  }

  @FieldResolver(() => HistoryShown)
  historyByDefault(@Ctx() { lookOpen }: Context) {
    return lookOpen(historyByDefault);
  }
}

@Resolver(() => TeamMembership)
export class TeamMembershipParts {
  @FieldResolver(() => Party)
  team(@Root() { teamId }: MembershipView, @Ctx() context: Context) {
    return named(context, teamId);
  }
}
