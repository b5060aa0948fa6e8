import { Arg, Ctx, Field, FieldResolver, ID, Int, ObjectType, Query, Resolver, Root } from 'type-graphql';
import type { ContactPageView, ContactView } from '../../domain/accounts/contact-page.ts';
import { contacts, directory } from '../../domain/accounts/contacts.ts';
import type { Context } from '../context.ts';
import { maybe } from '../declare.ts';
import { named } from '../named.ts';
import { AccountKind, ContactCard, Party } from './party.ts';

@ObjectType()
export class Contact implements Omit<ContactView, 'accountId'> {
  @Field(() => Boolean) canStart!: boolean;
  @Field(() => ID, maybe) openThreadId!: string | null;
}

@ObjectType()
export class ContactPage implements ContactPageView {
  @Field(() => [Contact]) items!: ContactView[];
  @Field(() => String, maybe) endCursor!: string | null;
}

@Resolver()
export class Contacts {
  @Query(() => ContactPage)
  contacts(
    @Arg('search', () => String, maybe) search: string | null,
    @Arg('first', () => Int, { ...maybe, defaultValue: 50 }) first: number | null,
    @Arg('after', () => String, maybe) after: string | null,
    @Ctx() { look }: Context,
  ) {
    return look((call) => contacts(call, { search, first, after }));
  }

  @Query(() => ContactPage)
  directory(
    @Arg('search', () => String, maybe) search: string | null,
    @Arg('kind', () => AccountKind, maybe) kind: 'CLIENT' | 'STAFF' | 'TEAM' | null,
    @Arg('first', () => Int, { ...maybe, defaultValue: 50 }) first: number | null,
    @Arg('after', () => String, maybe) after: string | null,
    @Ctx() { look }: Context,
  ) {
    return look((call) => directory(call, { search, kind, first, after }));
  }
}

@Resolver(() => Contact)
export class ContactParts {
  @FieldResolver(() => ID)
  id(@Root() { accountId }: ContactView) {
    return accountId;
  }

  @FieldResolver(() => Party)
  party(@Root() { accountId }: ContactView, @Ctx() context: Context) {
    return named(context, accountId);
  }

  @FieldResolver(() => ContactCard)
  card(@Root() { accountId }: ContactView, @Ctx() { loaders }: Context) {
    return loaders.card.load(accountId);
  }
}
