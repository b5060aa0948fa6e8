import { type GraphQLResolveInfo, Kind } from 'graphql';
import { Ctx, Field, Info, ObjectType } from 'type-graphql';
import type { Context } from '../context.ts';
import { Thread } from './thread.ts';

/** An answer that shows the thread as it stands after the deed. */
@ObjectType()
export abstract class ShowsThread {
  threadId!: string;

  @Field(() => Thread)
  thread(@Ctx() { loaders }: Context, @Info() info: GraphQLResolveInfo) {
    return asksForIdAlone(info) ? { id: this.threadId } : loaders.thread.load(this.threadId);
  }
}

/** Whoever did something in it knows the id, and needs nothing read for it. */
function asksForIdAlone({ fieldNodes }: GraphQLResolveInfo): boolean {
  const asked = fieldNodes.flatMap(({ selectionSet }) => selectionSet?.selections ?? []);
  return asked.every((each) => each.kind === Kind.FIELD && (each.name.value === 'id' || each.name.value === '__typename'));
}

/** Nothing can be written any more; how to go on stands in `thread.can`. */
@ObjectType()
export class ThreadEnded extends ShowsThread {}
