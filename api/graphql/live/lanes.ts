import { type DocumentNode, execute, type ExecutionArgs, getOperationAST, type GraphQLSchema } from 'graphql';
import type { PartyView } from '../../domain/accounts/find.ts';
import type { Lane } from '../../live/feed.ts';
import { afresh, createContext, type House } from '../context.ts';
import { know } from '../named.ts';
import { alikeEvents } from './alike-events.ts';

/** An answer to one event, once for all who are sent it alike: as the text of the result. */
export interface Prepared {
  readonly payload: Buffer;
}

/** The events of one operation for one side: each is worked out once, and kept for as long as somebody is being told it. */
export interface AnswerLane extends Lane<object> {
  /** The answer to an event that was prepared. Null: it is for each to work out. */
  answerTo(event: object): Prepared | null;
}

/** What is asked by all who share a lane. */
export type SharedOperation = Pick<ExecutionArgs, 'document' | 'operationName' | 'variableValues'>;

/** The lanes of one server, two for each operation that is kept: they go with its document. */
export interface Lanes {
  of(operation: SharedOperation, side: Lane<object>['side']): AnswerLane | null;
}

export function createLanes(schema: GraphQLSchema, house: House): Lanes {
  const known = new WeakMap<DocumentNode, Map<string, AnswerLane | null>>();
  return {
    of: (operation, side) => {
      const lanes = known.get(operation.document) ?? new Map<string, AnswerLane | null>();
      known.set(operation.document, lanes);
      const name = `${side} ${operation.operationName ?? ''}`;
      const lane = lanes.get(name);
      if (lane !== undefined) return lane;
      const opened = openLane(schema, house, operation, side);
      lanes.set(name, opened);
      return opened;
    },
  };
}

function openLane(schema: GraphQLSchema, house: House, { document, operationName, variableValues }: SharedOperation, side: Lane<object>['side']): AnswerLane | null {
  const operation = getOperationAST(document, operationName);
  const kinds = operation ? alikeEvents(schema, document, operation) : new Set();
  if (kinds.size === 0) return null;
  const answers = new WeakMap<object, Prepared>();

  // Variables of any of them: nothing that is sent to all depends on one.
  const answer = async (event: object, named: readonly PartyView[]) => {
    const contextValue = afresh(createContext(house, NOBODY));
    know(contextValue, named);
    const { data, errors } = await execute({ schema, document, operationName, variableValues, rootValue: event, contextValue });
    if (!errors) answers.set(event, { payload: Buffer.from(JSON.stringify({ data })) });
  };

  return {
    side,
    // Where it fails, each works it out, and is told by themselves what is wrong.
    prepare: async (event, named) => {
      if ('is' in event && kinds.has(String(event.is)) && !answers.has(event)) await answer(event, named).catch(() => undefined);
    },
    answerTo: (event) => answers.get(event) ?? null,
  };
}

/** Who asks for what all see alike: nobody, so whatever would have to know who asks fails, and is not sent to all. */
const NOBODY = {
  who: null,
  known: null,
  from: { address: null, requestId: null },
  browser: { deviceToken: null, formerSessionId: null, agent: null },
  cookies: null,
  token: null,
} as const;
