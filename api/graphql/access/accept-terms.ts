import { Arg, Ctx, Field, InputType, Int, Mutation, Resolver } from 'type-graphql';
import { viewer } from '../../domain/access/viewer.ts';
import { acceptTerms } from '../../domain/organisation/terms.ts';
import type { Context } from '../context.ts';
import { Viewer } from './viewer.ts';

@InputType()
export class AcceptTermsInput {
  @Field(() => Int) version!: number;
}

@Resolver()
export class AcceptTerms {
  @Mutation(() => Viewer)
  async acceptTerms(@Arg('input', () => AcceptTermsInput) input: AcceptTermsInput, @Ctx() { act, look }: Context) {
    await act((call) => acceptTerms(call, input));
    return look(viewer);
  }
}
