import { Arg, Ctx, Field, ID, InputType, Mutation, Resolver } from 'type-graphql';
import { removeAvatar } from '../../domain/accounts/avatar.ts';
import { refuseStale } from '../../domain/access/step-up.ts';
import type { Call } from '../../domain/call.ts';
import { removeLogo } from '../../domain/organisation/logo.ts';
import { Party } from '../accounts/party.ts';
import type { Context } from '../context.ts';
import { ADMINISTRATION } from '../contract/freshness.ts';
import { maybe } from '../declare.ts';
import { named } from '../named.ts';
import { Organisation } from './organisation.ts';

@InputType()
export class RemoveAvatarInput {
  @Field(() => ID, maybe) accountId?: string | null;
}

/** They are set by upload, which is no GraphQL: see http/images.ts. */
@Resolver()
export class Pictures {
  @Mutation(() => Party)
  async removeAvatar(@Arg('input', () => RemoveAvatarInput) input: RemoveAvatarInput, @Ctx() context: Context) {
    const id = await context.act(async (call) => {
      await refuseStaleForOthers(call, input.accountId ?? null);
      return removeAvatar(call, input);
    });
    return named(context, id);
  }

  @Mutation(() => Organisation)
  removeLogo(@Ctx() { act }: Context) {
    return act(removeLogo);
  }
}

/** One's own picture is no administration, somebody else's is. */
export async function refuseStaleForOthers(call: Call, accountId: string | null): Promise<void> {
  if (accountId !== null && accountId !== call.actor.id) await refuseStale(call, ADMINISTRATION);
}
