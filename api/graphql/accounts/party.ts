import { Field, ID, Int, ObjectType } from 'type-graphql';
import type { PartyView } from '../../domain/accounts/find.ts';
import { enumOf, maybe } from '../declare.ts';
import { DateTime } from '../scalars.ts';

export const AccountKind = enumOf('AccountKind', ['CLIENT', 'STAFF', 'TEAM']);
export const Role = enumOf('Role', ['STAFF', 'USER_ADMIN', 'SYSTEM_ADMIN']);
export const AccountStatus = enumOf('AccountStatus', ['INVITED', 'ACTIVE', 'SUSPENDED']);
export const Attribution = enumOf('Attribution', ['MEMBER_AND_TEAM', 'TEAM']);
export const TeamCodeAsked = enumOf('TeamCodeAsked', ['EVERY_SESSION', 'ONCE_PER_DEVICE', 'NEVER']);

@ObjectType()
export class Party implements PartyView {
  @Field(() => ID) id!: string;
  @Field(() => AccountKind) kind!: PartyView['kind'];
  @Field(() => String) name!: string;
  @Field(() => String) shortName!: string;
  @Field(() => Int) tint!: number;
  @Field(() => String, maybe) avatar!: string | null;
}

@ObjectType()
export class HoursInterval {
  @Field(() => Int) weekday!: number;
  @Field(() => String) opens!: string;
  @Field(() => String) closes!: string;
}

@ObjectType()
export class HoursSpan {
  @Field(() => String) opens!: string;
  @Field(() => String) closes!: string;
}

@ObjectType()
export class HoursException {
  @Field(() => String) date!: string;
  @Field(() => String, maybe) name!: string | null;
  @Field(() => [HoursSpan]) spans!: HoursSpan[];
}

@ObjectType()
export class ContactHours {
  @Field(() => String) timeZone!: string;
  @Field(() => [HoursInterval]) intervals!: HoursInterval[];
  @Field(() => [HoursException]) exceptions!: HoursException[];
  @Field(() => Boolean) open!: boolean;
  @Field(() => DateTime, maybe) changesAt!: Date | null;
}

@ObjectType()
export class ContactCard {
  @Field(() => String, maybe) phone!: string | null;
  @Field(() => String, maybe) email!: string | null;
  @Field(() => String, maybe) jobTitle!: string | null;
  @Field(() => ContactHours, maybe) hours!: ContactHours | null;
  @Field(() => String, maybe) greeting!: string | null;
}
