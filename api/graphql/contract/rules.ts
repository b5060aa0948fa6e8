import type { GraphQLField, GraphQLFieldResolver, GraphQLSchema } from 'graphql';
import type { Context } from '../context.ts';
import { signedIn } from '../context.ts';
import { forbidden } from '../../domain/errors.ts';

/** Who may ask for a root field at all. What of it they may have is decided by the domain. */
export type Rule = 'anybody' | 'signed in' | 'staff' | 'administrators';

/** The whole table. A root field that does not stand here keeps the server from starting. */
export const rules: Record<string, Record<string, Rule>> = {
  Query: {
    organisation: 'anybody',
    viewer: 'anybody',
    contacts: 'signed in',
    directory: 'staff',
    desk: 'signed in',
    cards: 'signed in',
    thread: 'signed in',
    clientTeams: 'administrators',
    account: 'administrators',
  },
  Mutation: {
    signIn: 'anybody',
    resendCode: 'anybody',
    confirmCode: 'anybody',
    setPassword: 'anybody',
    signOut: 'signed in',
    requestTeamAccess: 'staff',
    confirmTeamAccess: 'staff',
    startThread: 'signed in',
    sendMessage: 'signed in',
    addNote: 'staff',
    readUpTo: 'signed in',
    signalTyping: 'signed in',
    renameThread: 'signed in',
    addParticipants: 'staff',
    removeParticipant: 'staff',
    leaveThread: 'signed in',
    transferThread: 'staff',
    leaveAndRemoveAll: 'staff',
    undoLeaveAndRemoveAll: 'staff',
    createAccount: 'administrators',
    updateContactCard: 'signed in',
    updateTeam: 'administrators',
    setTeamMembers: 'administrators',
    createClientTeam: 'administrators',
    setClientTeamMembers: 'administrators',
    suspendAccount: 'administrators',
    reactivateAccount: 'administrators',
  },
  Subscription: {
    threadEntries: 'signed in',
    desk: 'signed in',
    signals: 'signed in',
  },
};

/** Its answer carries cookies, so a socket cannot give it. */
export const overHttpOnly = new Set(['confirmCode']);

/** Whether nobody need be signed in to ask for it. What is not in the table is not public. */
export function isPublic(rootType: string, field: string): boolean {
  return field === '__typename' || rules[rootType]?.[field] === 'anybody';
}

/** Puts every root field under its rule, which is asked before the field's own resolver, also when a subscription starts. */
export function guard(schema: GraphQLSchema): void {
  for (const root of [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()]) {
    for (const field of Object.values(root?.getFields() ?? {})) {
      const rule = rules[root?.name ?? '']?.[field.name];
      if (rule === undefined) throw new Error(`${root?.name}.${field.name} has no rule of access: say in the table who may ask for it.`);
      if (rule !== 'anybody') guardField(field, rule);
    }
  }
}

function guardField(field: GraphQLField<unknown, Context>, rule: Rule): void {
  const { subscribe, resolve } = field;
  if (subscribe) field.subscribe = after(rule, subscribe);
  else if (resolve) field.resolve = after(rule, resolve);
}

function after(rule: Rule, answer: GraphQLFieldResolver<unknown, Context>): GraphQLFieldResolver<unknown, Context> {
  return async (source, args, context, info) => {
    await mayAsk(rule, context);
    return answer(source, args, context, info);
  };
}

async function mayAsk(rule: Rule, context: Context): Promise<void> {
  signedIn(context);
  if (rule === 'signed in') return;
  const { kind, role } = await context.look(async ({ actor }) => actor);
  if (kind !== 'STAFF') throw forbidden('This is for staff.');
  if (rule === 'administrators' && role === 'STAFF') throw forbidden('This is for administrators.');
}
