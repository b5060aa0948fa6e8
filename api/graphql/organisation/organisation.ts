import { Ctx, Field, ObjectType, Query, Resolver } from 'type-graphql';
import { organisation, type OrganisationView } from '../../domain/organisation/organisation.ts';
import type { Context } from '../context.ts';
import { maybe } from '../declare.ts';

@ObjectType()
export class Organisation implements OrganisationView {
  @Field(() => String) name!: string;
  @Field(() => String, maybe) logo!: string | null;
  @Field(() => String, maybe) accent!: string | null;
}

@Resolver()
export class Organisations {
  @Query(() => Organisation)
  organisation(@Ctx() { lookOpen }: Context) {
    return lookOpen(organisation);
  }
}
