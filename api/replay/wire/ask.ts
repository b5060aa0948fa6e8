import { type GivenError, meaningOf } from './answers.ts';
import { post, type Session } from './session.ts';

/** A document of GraphQL, with what it is given and what it answers. */
export interface Operation<Given extends object, Answer> {
  readonly text: string;
  /** Never there: it carries the types alone. */
  readonly typed?: (given: Given) => Answer;
}

export function operation<Given extends object, Answer>(text: string): Operation<Given, Answer> {
  return { text };
}

/** Carries out a query or a mutation. Throws Refused where the server says no, NotNow where the same may be asked again. */
export async function ask<Given extends object, Answer>(session: Session, { text }: Operation<Given, Answer>, given: Given): Promise<Answer> {
  const { body } = await post(session, '/graphql', { query: text, variables: given });
  const { data, errors } = (body ?? {}) as { data?: Answer; errors?: GivenError[] };
  if (errors || !data) throw meaningOf(errors ?? []);
  return data;
}
