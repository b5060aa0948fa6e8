import { Ctx, Field, FieldResolver, Int, ObjectType, Resolver, Root } from 'type-graphql';
import type { AvailabilityView } from '../../domain/accounts/availability.ts';
import type { TransferTargetsView } from '../../domain/threads/views.ts';
import { Availability } from '../accounts/availability.ts';
import { ContactHours, Party } from '../accounts/party.ts';
import type { Context } from '../context.ts';
import { maybe } from '../declare.ts';

type MemberView = TransferTargetsView['members'][number];
type TeamView = TransferTargetsView['teams'][number];

@ObjectType()
export class TransferMember implements Omit<MemberView, 'accountId'> {
  @Field(() => Int) holds!: number;
  @Field(() => Int, maybe) capacity!: number | null;
  @Field(() => Boolean) atCapacity!: boolean;
  @Field(() => Availability) availability!: AvailabilityView;
}

@ObjectType()
export class TransferTeam implements Omit<TeamView, 'accountId'> {
  @Field(() => Int) waiting!: number;
}

@ObjectType()
export class TransferTargets implements TransferTargetsView {
  @Field(() => [TransferMember]) members!: MemberView[];
  @Field(() => Boolean) queue!: boolean;
  @Field(() => Int) waiting!: number;
  @Field(() => [TransferTeam]) teams!: TeamView[];
}

@Resolver(() => TransferMember)
export class TransferMemberParts {
  @FieldResolver(() => Party)
  party(@Root() member: MemberView, @Ctx() { loaders }: Context) {
    return loaders.party.load(member.accountId);
  }
}

@Resolver(() => TransferTeam)
export class TransferTeamParts {
  @FieldResolver(() => Party)
  party(@Root() team: TeamView, @Ctx() { loaders }: Context) {
    return loaders.party.load(team.accountId);
  }

  @FieldResolver(() => ContactHours, maybe)
  async hours(@Root() team: TeamView, @Ctx() { loaders }: Context) {
    return (await loaders.card.load(team.accountId)).hours;
  }
}
