import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { EngagementView, ParticipantView } from '../../domain/threads/views.ts';
import { Party } from '../accounts/party.ts';
import type { Context } from '../context.ts';
import { named } from '../named.ts';
import { Engagement, Participant } from './thread.ts';

@Resolver(() => Participant)
export class ParticipantParts {
  @FieldResolver(() => Party)
  party(@Root() participant: ParticipantView, @Ctx() context: Context) {
    return named(context, participant.accountId);
  }
}

@Resolver(() => Engagement)
export class EngagementParts {
  @FieldResolver(() => Party)
  member(@Root() engagement: EngagementView, @Ctx() context: Context) {
    return named(context, engagement.memberId);
  }

  @FieldResolver(() => Party)
  team(@Root() engagement: EngagementView, @Ctx() context: Context) {
    return named(context, engagement.teamId);
  }
}
