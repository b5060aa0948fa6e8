import { Ctx, Field, ObjectType } from 'type-graphql';
import type { Context } from '../context.ts';
import { Thread } from './thread.ts';

/** An answer that shows the thread as it stands after the deed. */
@ObjectType()
export abstract class ShowsThread {
  threadId!: string;

  @Field(() => Thread)
  thread(@Ctx() { loaders }: Context) {
    return loaders.thread.load(this.threadId);
  }
}

/** Nothing can be written any more; how to go on stands in `thread.can`. */
@ObjectType()
export class ThreadEnded extends ShowsThread {}
