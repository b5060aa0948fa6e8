import type { FastifyReply, FastifyRequest } from 'fastify';
import { execute, type ExecutionResult, type GraphQLSchema } from 'graphql';
import type { Admitted } from '../graphql/admit.ts';
import type { Context } from '../graphql/context.ts';
import { asSent } from '../graphql/errors.ts';
import { sayWhen } from './refusals.ts';

/** What of `Accept` is answered as what; whatever else somebody would accept is for Apollo to weigh. */
const TYPES = new Map<string | undefined, string>([
  [undefined, 'application/json'],
  ['*/*', 'application/json'],
  ['application/json', 'application/json'],
  ['application/graphql-response+json', 'application/graphql-response+json'],
  ['application/graphql-response+json,application/json;q=0.9', 'application/graphql-response+json'],
]);

/** Whether the request is one that our own programs send. */
export function isOurs({ headers }: FastifyRequest, { isStored }: Admitted): boolean {
  return isStored && TYPES.has(headers.accept);
}

/**
 * Carries out an operation of our own programs, once it is admitted: as Apollo would, with the same context, executor and
 * masking of errors, and to the letter the same answer, without the parts of its pipeline that are for documents it has
 * never seen and for plugins that are not there. Those cost more than a small operation itself.
 */
export async function carryOutOurs(
  schema: GraphQLSchema,
  { document, operationName, variables }: Admitted,
  context: Context,
  { headers }: FastifyRequest,
  reply: FastifyReply,
  report: (error: unknown) => void,
): Promise<FastifyReply> {
  const { data, errors }: ExecutionResult = await execute({ schema, document, operationName, variableValues: variables, contextValue: context });
  const sent = errors?.map((error) => asSent(error, report));
  reply.type(`${TYPES.get(headers.accept) ?? 'application/json'}; charset=utf-8`);
  if (!sent) return reply.send(`${JSON.stringify({ data })}\n`);
  for (const error of sent) sayWhen(reply, error);
  return reply.send(`${JSON.stringify({ errors: sent, data })}\n`);
}
