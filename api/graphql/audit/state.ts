import { Ctx, Field, Int, ObjectType, Query, Resolver } from 'type-graphql';
import { auditDeeds, auditState, type AuditStateView } from '../../domain/audit/state.ts';
import type { Context } from '../context.ts';
import { maybe } from '../declare.ts';
import { DateTime } from '../scalars.ts';

@ObjectType()
export class AuditState implements AuditStateView {
  @Field(() => Int) lines!: number;
  @Field(() => Int) sealed!: number;
  @Field(() => Int) unsealed!: number;
  @Field(() => DateTime, maybe) newestSealAt!: Date | null;
}

@Resolver()
export class AuditSealing {
  @Query(() => [String])
  auditDeeds(@Ctx() { look }: Context) {
    return look(auditDeeds);
  }

  @Query(() => AuditState)
  auditState(@Ctx() { look }: Context) {
    return look(auditState);
  }
}
