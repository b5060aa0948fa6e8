import { Arg, Ctx, Field, FieldResolver, InputType, Int, Mutation, ObjectType, Query, Resolver, Root } from 'type-graphql';
import { currentTerms, type PublishedTermsView, publishTerms, type TermsView } from '../../domain/organisation/terms.ts';
import { Party } from '../accounts/party.ts';
import type { Context } from '../context.ts';
import { maybe } from '../declare.ts';
import { named } from '../named.ts';
import { DateTime } from '../scalars.ts';

@ObjectType()
export class Terms implements TermsView {
  @Field(() => Int) version!: number;
  @Field(() => String) text!: string;
  @Field(() => DateTime) publishedAt!: Date;
}

@ObjectType()
export class PublishedTerms implements Omit<PublishedTermsView, 'publishedById'> {
  @Field(() => Terms) terms!: TermsView;
  @Field(() => Int) accepted!: number;
}

@InputType()
export class PublishTermsInput {
  @Field(() => String) text!: string;
}

@Resolver()
export class TermsDeeds {
  @Query(() => Terms, maybe)
  terms(@Ctx() { lookOpen }: Context) {
    return lookOpen(currentTerms);
  }

  @Mutation(() => Terms)
  publishTerms(@Arg('input', () => PublishTermsInput) input: PublishTermsInput, @Ctx() { act }: Context) {
    return act((call) => publishTerms(call, input));
  }
}

@Resolver(() => PublishedTerms)
export class PublishedTermsParts {
  @FieldResolver(() => Party, maybe)
  publishedBy(@Root() { publishedById }: PublishedTermsView, @Ctx() context: Context) {
    return named(context, publishedById);
  }
}
