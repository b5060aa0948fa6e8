import type { GraphQLResolveInfo } from 'graphql';
import { Ctx, Field, Info, ObjectType } from 'type-graphql';
import type { Context } from '../context.ts';
import { asksOnlyFor } from './asks-only-for.ts';
import { Thread } from './thread.ts';

/** An answer that shows the thread as it stands after the deed. */
@ObjectType()
export abstract class ShowsThread {
  threadId!: string;

  @Field(() => Thread)
  thread(@Ctx() { loaders }: Context, @Info() info: GraphQLResolveInfo) {
    return asksOnlyFor(info, []) ? { id: this.threadId } : loaders.thread.load(this.threadId);
  }
}

/** Nothing can be written any more; how to go on stands in `thread.can`. */
@ObjectType()
export class ThreadEnded extends ShowsThread {}
