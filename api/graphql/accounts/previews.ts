import { Arg, Ctx, Field, FieldResolver, ID, Int, ObjectType, Query, Resolver, Root } from 'type-graphql';
import type { ContactPageView } from '../../domain/accounts/contact-page.ts';
import { contactsAs, type ContactsPreviewView } from '../../domain/accounts/contacts-preview.ts';
import { removalPreview, type RemovalPreviewView } from '../../domain/accounts/removal-preview.ts';
import type { SightLostView } from '../../domain/accounts/sight-change.ts';
import type { Context } from '../context.ts';
import { maybe } from '../declare.ts';
import { allNamed, named } from '../named.ts';
import { ContactPage } from './contact.ts';
import { Party } from './party.ts';

@ObjectType()
export class ContactsPreview {
  @Field(() => ContactPage) contacts!: ContactPageView;
}

/** Both are accounts by id: below. */
@ObjectType()
export class SightLost {}

@ObjectType()
export class RemovalPreview {
  @Field(() => Int) count!: number;
  @Field(() => Int) leftAloneCount!: number;
}

@Resolver()
export class Previews {
  @Query(() => RemovalPreview)
  removalPreview(@Arg('clientTeamId', () => ID) clientTeamId: string, @Arg('accountIds', () => [ID]) accountIds: string[], @Ctx() { look }: Context) {
    return look((call) => removalPreview(call, { clientTeamId, accountIds }));
  }

  /** Asking is noted, so it is a deed, though what it asks about stays as it is. */
  @Query(() => ContactsPreview)
  contactsAs(
    @Arg('accountId', () => ID) accountId: string,
    @Arg('first', () => Int, { ...maybe, defaultValue: 50 }) first: number | null,
    @Arg('after', () => String, maybe) after: string | null,
    @Ctx() { act }: Context,
  ) {
    return act((call) => contactsAs(call, { accountId, first, after }));
  }
}

@Resolver(() => ContactsPreview)
export class ContactsPreviewParts {
  @FieldResolver(() => [Party])
  hiddenMembers(@Root() { hiddenIds }: ContactsPreviewView, @Ctx() context: Context) {
    return allNamed(context, hiddenIds);
  }
}

@Resolver(() => RemovalPreview)
export class RemovalPreviewParts {
  @FieldResolver(() => [SightLost])
  loseSight(@Root() { lost }: RemovalPreviewView): SightLostView[] {
    return lost;
  }

  @FieldResolver(() => [Party])
  leftAlone(@Root() { aloneIds }: RemovalPreviewView, @Ctx() context: Context) {
    return allNamed(context, aloneIds);
  }
}

@Resolver(() => SightLost)
export class SightLostParts {
  @FieldResolver(() => Party)
  client(@Root() { clientId }: SightLostView, @Ctx() context: Context) {
    return named(context, clientId);
  }

  @FieldResolver(() => Party)
  of(@Root() { otherId }: SightLostView, @Ctx() context: Context) {
    return named(context, otherId);
  }
}
