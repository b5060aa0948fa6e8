import { Arg, Ctx, Field, FieldResolver, ID, InputType, Int, ObjectType, Query, Resolver, Root } from 'type-graphql';
import type { PartyView } from '../../domain/accounts/find.ts';
import type { AuditFilter } from '../../domain/audit/filter.ts';
import { auditLines, type AuditLineView, type AuditPageView } from '../../domain/audit/lines.ts';
import { Party } from '../accounts/party.ts';
import type { Context } from '../context.ts';
import { maybe } from '../declare.ts';
import { named } from '../named.ts';
import { DateTime } from '../scalars.ts';

@InputType()
export class AuditFilterInput implements AuditFilter {
  @Field(() => DateTime, maybe) from?: Date | null;
  @Field(() => DateTime, maybe) to?: Date | null;
  @Field(() => ID, maybe) actorId?: string | null;
  @Field(() => ID, maybe) targetId?: string | null;
  @Field(() => ID, maybe) teamId?: string | null;
  @Field(() => ID, maybe) threadId?: string | null;
  @Field(() => [String], maybe) deeds?: string[] | null;
  @Field(() => String, maybe) search?: string | null;
}

@ObjectType()
export class AuditLine implements Omit<AuditLineView, 'actorId' | 'targetAccountId' | 'teamId'> {
  @Field(() => ID) id!: string;
  @Field(() => DateTime) at!: Date;
  @Field(() => String) deed!: string;
  @Field(() => String, maybe) targetName!: string | null;
  @Field(() => ID, maybe) targetId!: string | null;
  @Field(() => ID, maybe) threadId!: string | null;
  @Field(() => ID, maybe) via!: string | null;
  @Field(() => String, maybe) before!: string | null;
  @Field(() => String, maybe) after!: string | null;
  @Field(() => String, maybe) address!: string | null;
  @Field(() => String, maybe) requestId!: string | null;
  @Field(() => Int, maybe) n!: number | null;
}

@ObjectType()
export class AuditPage implements AuditPageView {
  @Field(() => [AuditLine]) items!: AuditLineView[];
  @Field(() => String, maybe) startCursor!: string | null;
  @Field(() => String, maybe) endCursor!: string | null;
}

@Resolver()
export class AuditLines {
  @Query(() => AuditPage)
  auditLines(
    @Arg('filter', () => AuditFilterInput, maybe) filter: AuditFilterInput | null,
    @Arg('first', () => Int, { ...maybe, defaultValue: 50 }) first: number | null,
    @Arg('after', () => String, maybe) after: string | null,
    @Arg('before', () => String, maybe) before: string | null,
    @Ctx() { look }: Context,
  ) {
    return look((call) => auditLines(call, filter ?? {}, { first, after, before }));
  }
}

/** So many accounts of one line are named at most. */
const MOST = 200;

@Resolver(() => AuditLine)
export class AuditLineParts {
  @FieldResolver(() => Party, maybe)
  actor(@Root() { actorId }: AuditLineView, @Ctx() context: Context) {
    return named(context, actorId);
  }

  @FieldResolver(() => Party, maybe)
  target(@Root() { targetAccountId }: AuditLineView, @Ctx() context: Context) {
    return named(context, targetAccountId);
  }

  @FieldResolver(() => Party, maybe)
  team(@Root() { teamId }: AuditLineView, @Ctx() context: Context) {
    return named(context, teamId);
  }

  @FieldResolver(() => [Party])
  async mentions(@Root() { before, after }: AuditLineView, @Ctx() { loaders }: Context) {
    const ids = new Set(`${before} ${after}`.match(/\b[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/g) ?? []);
    const found = await loaders.party.loadMany([...ids].slice(0, MOST));
    // Not every id is an account's.
    return found.filter((each): each is PartyView => !(each instanceof Error));
  }

  @FieldResolver(() => Boolean)
  sealed(@Root() { n }: AuditLineView) {
    return n !== null;
  }
}
