import { Arg, Ctx, Field, ID, InputType, Mutation, ObjectType, Resolver } from 'type-graphql';
import { renameThread } from '../../domain/threads/rename.ts';
import type { Context } from '../context.ts';
import { unionOf } from '../declare.ts';
import { UUID } from '../scalars.ts';
import { ShowsThread, ThreadEnded } from './shown.ts';

@InputType()
export class RenameThreadInput {
  @Field(() => ID) threadId!: string;
  @Field(() => UUID) requestId!: string;
  @Field(() => String) title!: string;
}

@ObjectType()
export class ThreadRenamed extends ShowsThread {}

export const RenameThreadResult = unionOf('RenameThreadResult', () => [ThreadRenamed, ThreadEnded] as const);

@Resolver()
export class Rename {
  @Mutation(() => RenameThreadResult)
  renameThread(@Arg('input', () => RenameThreadInput) input: RenameThreadInput, @Ctx() { act }: Context) {
    return act((call) => renameThread(call, input));
  }
}
