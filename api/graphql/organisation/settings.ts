import { Arg, Ctx, Field, FieldResolver, InputType, Int, Mutation, ObjectType, Query, Resolver } from 'type-graphql';
import { updateOrganisation } from '../../domain/access/update-organisation.ts';
import { countPeople } from '../../domain/accounts/count-people.ts';
import { organisation } from '../../domain/organisation/organisation.ts';
import type { GivenLimits, SessionLimits as Limits } from '../../domain/organisation/session-limits.ts';
import { type GivenSettings, type History, settings, type Settings } from '../../domain/organisation/settings.ts';
import { phoneCountries, type PhoneCountryView } from '../../domain/organisation/sms-countries.ts';
import { publishedTerms } from '../../domain/organisation/terms.ts';
import type { Context } from '../context.ts';
import { enumOf, maybe } from '../declare.ts';
import { Organisation } from './organisation.ts';
import { PublishedTerms } from './terms.ts';

export const HistoryShown = enumOf<History>('HistoryShown', ['ALL', 'FROM_NOW']);

@ObjectType()
export class SessionLimits implements Limits {
  @Field(() => Int) staffIdle!: number;
  @Field(() => Int) staffAbsolute!: number;
  @Field(() => Int) clientIdle!: number;
  @Field(() => Int) clientAbsolute!: number;
}

@ObjectType()
export class PhoneCountry implements PhoneCountryView {
  @Field(() => String) code!: string;
  @Field(() => String) callingCode!: string;
  @Field(() => Int) phones!: number;
}

@ObjectType()
export class OrganisationSettings implements Omit<Settings, 'name' | 'accent'> {
  @Field(() => SessionLimits) sessions!: Limits;
  @Field(() => Boolean) clientsMayAdd!: boolean;
  @Field(() => HistoryShown) historyByDefault!: History;
  @Field(() => [String]) smsCountries!: string[];
}

@InputType()
export class SessionLimitsInput implements GivenLimits {
  @Field(() => Int, maybe) staffIdle?: number | null;
  @Field(() => Int, maybe) staffAbsolute?: number | null;
  @Field(() => Int, maybe) clientIdle?: number | null;
  @Field(() => Int, maybe) clientAbsolute?: number | null;
}

@InputType()
export class UpdateOrganisationInput implements GivenSettings {
  @Field(() => String, maybe) name?: string | null;
  @Field(() => String, maybe) accent?: string | null;
  @Field(() => SessionLimitsInput, maybe) sessions?: SessionLimitsInput | null;
  @Field(() => Boolean, maybe) clientsMayAdd?: boolean | null;
  @Field(() => HistoryShown, maybe) historyByDefault?: History | null;
  @Field(() => [String], maybe) smsCountries?: string[] | null;
}

/**
 * The parts are read without asking again who asks: the field that leads here has asked, and the deed may have ended
 * the very session that it came with.
 */
@Resolver(() => OrganisationSettings)
export class OrganisationSettingsParts {
  @Query(() => OrganisationSettings)
  organisationSettings(@Ctx() { lookOpen }: Context) {
    return lookOpen(settings);
  }

  @Mutation(() => OrganisationSettings)
  async updateOrganisation(@Arg('input', () => UpdateOrganisationInput) input: UpdateOrganisationInput, @Ctx() { act, lookOpen }: Context) {
    await act((call) => updateOrganisation(call, input));
    return lookOpen(settings);
  }

  @FieldResolver(() => Organisation)
  organisation(@Ctx() { lookOpen }: Context) {
    return lookOpen(organisation);
  }

  @FieldResolver(() => [PhoneCountry])
  countries(@Ctx() { lookOpen }: Context) {
    return lookOpen(phoneCountries);
  }

  @FieldResolver(() => [PublishedTerms])
  terms(@Ctx() { lookOpen }: Context) {
    return lookOpen(publishedTerms);
  }

  @FieldResolver(() => Int)
  people(@Ctx() { lookOpen }: Context) {
    return lookOpen(countPeople);
  }
}
