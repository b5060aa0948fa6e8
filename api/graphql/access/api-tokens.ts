import { Arg, Ctx, Field, FieldResolver, ID, InputType, Mutation, ObjectType, Query, Resolver, Root } from 'type-graphql';
import type { ApiTokenView } from '../../domain/access/api-token.ts';
import { type CreateApiToken, createApiToken, revokeApiToken } from '../../domain/access/create-api-token.ts';
import { apiTokens } from '../../domain/access/see-api-tokens.ts';
import type { Scope } from '../../domain/call.ts';
import { Party } from '../accounts/party.ts';
import type { Context } from '../context.ts';
import { enumOf, maybe } from '../declare.ts';
import { allNamed, named } from '../named.ts';
import { DateTime } from '../scalars.ts';

export const TokenScope = enumOf<Scope>('TokenScope', ['READ_DIRECTORY', 'WRITE_DIRECTORY', 'READ_THREADS', 'SEND_AS_TEAM']);

@ObjectType()
export class ApiToken implements Omit<ApiTokenView, 'accountId' | 'teamIds' | 'createdById'> {
  @Field(() => ID) id!: string;
  @Field(() => String) name!: string;
  @Field(() => [TokenScope]) scopes!: Scope[];
  @Field(() => DateTime) createdAt!: Date;
  @Field(() => DateTime) expiresAt!: Date;
  @Field(() => DateTime, maybe) lastUsedAt!: Date | null;
  @Field(() => String, maybe) lastUsedFrom!: string | null;
  @Field(() => DateTime, maybe) revokedAt!: Date | null;
  @Field(() => String) ending!: string;
}

@InputType()
export class CreateApiTokenInput implements CreateApiToken {
  @Field(() => String) name!: string;
  @Field(() => ID, maybe) accountId?: string | null;
  @Field(() => [TokenScope]) scopes!: Scope[];
  @Field(() => [ID], maybe) teamIds?: string[] | null;
  @Field(() => DateTime, maybe) expiresAt?: Date | null;
}

@ObjectType()
export class ApiTokenCreated {
  @Field(() => ApiToken) token!: ApiTokenView;
  @Field(() => String) secret!: string;
}

@InputType()
export class RevokeApiTokenInput {
  @Field(() => ID) tokenId!: string;
}

@Resolver()
export class ApiTokens {
  @Query(() => [ApiToken])
  apiTokens(@Arg('accountId', () => ID, maybe) accountId: string | null, @Ctx() { look }: Context) {
    return look((call) => apiTokens(call, { accountId }));
  }

  @Mutation(() => ApiTokenCreated)
  createApiToken(@Arg('input', () => CreateApiTokenInput) input: CreateApiTokenInput, @Ctx() { act }: Context) {
    return act((call) => createApiToken(call, input));
  }

  @Mutation(() => ApiToken)
  revokeApiToken(@Arg('input', () => RevokeApiTokenInput) input: RevokeApiTokenInput, @Ctx() { act }: Context) {
    return act((call) => revokeApiToken(call, input));
  }
}

@Resolver(() => ApiToken)
export class ApiTokenParts {
  @FieldResolver(() => Party)
  account(@Root() token: ApiTokenView, @Ctx() context: Context) {
    return named(context, token.accountId);
  }

  @FieldResolver(() => [Party])
  teams(@Root() token: ApiTokenView, @Ctx() context: Context) {
    return allNamed(context, token.teamIds);
  }

  @FieldResolver(() => Party)
  createdBy(@Root() token: ApiTokenView, @Ctx() context: Context) {
    return named(context, token.createdById);
  }
}
