import { Field, ID, InputType, Int } from 'type-graphql';
import type { GivenAccount, GivenPerson, GivenTeam } from '../../domain/accounts/given-account.ts';
import type { GivenCard } from '../../domain/accounts/given-card.ts';
import type { GivenException, GivenHours } from '../../domain/accounts/given-hours.ts';
import type { HoursInterval, HoursSpan } from '../../domain/accounts/hours.ts';
import { maybe } from '../declare.ts';
import { Attribution, Role, TeamCodeAsked } from './party.ts';

@InputType()
export class HoursIntervalInput implements HoursInterval {
  @Field(() => Int) weekday!: number;
  @Field(() => String) opens!: string;
  @Field(() => String) closes!: string;
}

@InputType()
export class HoursSpanInput implements HoursSpan {
  @Field(() => String) opens!: string;
  @Field(() => String) closes!: string;
}

@InputType()
export class HoursExceptionInput implements GivenException {
  @Field(() => String) date!: string;
  @Field(() => String, maybe) name?: string | null;
  @Field(() => [HoursSpanInput], maybe) spans?: HoursSpanInput[] | null;
}

@InputType()
export class ContactHoursInput implements GivenHours {
  @Field(() => String) timeZone!: string;
  @Field(() => [HoursIntervalInput]) intervals!: HoursIntervalInput[];
  @Field(() => [HoursExceptionInput], maybe) exceptions?: HoursExceptionInput[] | null;
}

@InputType()
export class ContactCardInput implements GivenCard {
  @Field(() => String, maybe) phone?: string | null;
  @Field(() => String, maybe) email?: string | null;
  @Field(() => String, maybe) jobTitle?: string | null;
  @Field(() => ContactHoursInput, maybe) hours?: ContactHoursInput | null;
}

@InputType()
export class PersonInput implements GivenPerson {
  @Field(() => String) name!: string;
  @Field(() => String, maybe) shortName?: string | null;
  @Field(() => String) email!: string;
  @Field(() => String) securePhone!: string;
  @Field(() => Role, maybe) role?: GivenPerson['role'];
  @Field(() => ContactCardInput, maybe) card?: ContactCardInput | null;
  @Field(() => String, maybe) externalId?: string | null;
  @Field(() => [ID], maybe) clientTeamIds?: string[] | null;
}

@InputType()
export class TeamInput implements GivenTeam {
  @Field(() => String) name!: string;
  @Field(() => String, maybe) email?: string | null;
  @Field(() => String, maybe) securePhone?: string | null;
  @Field(() => ContactCardInput, maybe) card?: ContactCardInput | null;
  @Field(() => Attribution, { ...maybe, defaultValue: 'MEMBER_AND_TEAM' }) attribution?: GivenTeam['attribution'];
  @Field(() => TeamCodeAsked, { ...maybe, defaultValue: 'ONCE_PER_DEVICE' }) codeAsked?: GivenTeam['codeAsked'];
  @Field(() => Boolean, { ...maybe, defaultValue: false }) oneOpenThread?: boolean | null;
  @Field(() => String, maybe) greeting?: string | null;
  @Field(() => Boolean, { ...maybe, defaultValue: false }) greetingSent?: boolean | null;
  @Field(() => String, maybe) outOfHoursReply?: string | null;
  @Field(() => [ID], maybe) memberIds?: string[] | null;
  @Field(() => [ID], maybe) clientTeamIds?: string[] | null;
}

/** Exactly one of these. */
@InputType()
export class CreateAccountInput implements GivenAccount {
  @Field(() => PersonInput, maybe) staff?: PersonInput | null;
  @Field(() => PersonInput, maybe) client?: PersonInput | null;
  @Field(() => TeamInput, maybe) team?: TeamInput | null;
}
