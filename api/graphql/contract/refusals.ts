import type { GraphQLField, GraphQLFieldResolver } from 'graphql';
import { Refusal } from '../../domain/errors.ts';
import type { Context } from '../context.ts';

/** What somebody may not do, or not any more, or not so often. */
const ABOUT_RIGHTS = new Set<string>(['FORBIDDEN', 'UNAUTHENTICATED', 'RATE_LIMITED']);

/** Tells the house of refusals by a root field, in the field's own name: an alias is the caller's word, and may be anything. */
export function tellOfRefusals(field: GraphQLField<unknown, Context>): void {
  const { subscribe, resolve } = field;
  if (subscribe) field.subscribe = telling(subscribe);
  else if (resolve) field.resolve = telling(resolve);
}

export function isAboutRights(code: unknown): code is string {
  return typeof code === 'string' && ABOUT_RIGHTS.has(code);
}

function telling(answer: GraphQLFieldResolver<unknown, Context>): GraphQLFieldResolver<unknown, Context> {
  return async (source, args, context, info) => {
    try {
      return await answer(source, args, context, info);
    } catch (error) {
      if (error instanceof Refusal && isAboutRights(error.code)) {
        const { who, from } = context;
        context.onRefused({ code: error.code, field: info.fieldName, who, from });
      }
      throw error;
    }
  };
}
