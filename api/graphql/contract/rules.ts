import type { GraphQLField, GraphQLFieldResolver, GraphQLSchema } from 'graphql';
import type { Context } from '../context.ts';
import { signedIn } from '../context.ts';
import { refuseStale } from '../../domain/access/step-up.ts';
import { forbidden } from '../../domain/errors.ts';
import { type Needed, neededFor } from './scopes.ts';
import { freshWithin } from './freshness.ts';
import { tellOfRefusals } from './refusals.ts';
import type { Rule } from './rule.ts';

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
    auditLines: 'administrators',
    auditDeeds: 'administrators',
    auditState: 'administrators',
    imports: 'administrators',
    import: 'administrators',
    apiTokens: 'staff',
    accounts: 'administrators',
    accountCounts: 'administrators',
    invitation: 'anybody',
    suspensionPreview: 'administrators',
    offBoardingPreview: 'administrators',
    terms: 'anybody',
    organisationSettings: 'system administrators',
    clientTeam: 'administrators',
    removalPreview: 'administrators',
    whoSeesWhom: 'administrators',
    whyCanSee: 'administrators',
    contactsAs: 'administrators',
    setup: 'administrators',
    security: 'signed in',
    cannedReplies: 'staff',
    macros: 'staff',
    macroChoices: 'staff',
    tags: 'staff',
    outcomes: 'staff',
  },
  Mutation: {
    signIn: 'anybody',
    resendCode: 'anybody',
    confirmCode: 'anybody',
    setPassword: 'anybody',
    signOut: 'signed in',
    requestStepUp: 'signed in',
    confirmStepUp: 'signed in',
    addAuthenticator: 'signed in',
    confirmAuthenticator: 'signed in',
    removeAuthenticator: 'signed in',
    replaceRecoveryCodes: 'signed in',
    changePassword: 'signed in',
    requestOwnPhone: 'signed in',
    confirmOwnPhone: 'signed in',
    endSession: 'signed in',
    endOtherSessions: 'signed in',
    resetFactors: 'administrators',
    requestTeamAccess: 'staff',
    confirmTeamAccess: 'staff',
    startThread: 'signed in',
    sendMessage: 'signed in',
    addNote: 'staff',
    editMessage: 'signed in',
    deleteMessage: 'signed in',
    editNote: 'staff',
    deleteNote: 'staff',
    saveDraft: 'signed in',
    readUpTo: 'signed in',
    signalTyping: 'signed in',
    signalLooking: 'staff',
    renameThread: 'signed in',
    addParticipants: 'signed in',
    removeParticipant: 'staff',
    leaveThread: 'signed in',
    setAvailability: 'staff',
    transferThread: 'staff',
    snoozeThread: 'staff',
    wakeThread: 'staff',
    putOnHold: 'staff',
    takeOffHold: 'staff',
    leaveAndRemoveAll: 'staff',
    undoLeaveAndRemoveAll: 'staff',
    createAccount: 'administrators',
    updateContactCard: 'signed in',
    updateTeam: 'administrators',
    setTeamWork: 'administrators',
    setTeamMembers: 'administrators',
    createClientTeam: 'administrators',
    setClientTeamMembers: 'administrators',
    suspendAccount: 'administrators',
    reactivateAccount: 'administrators',
    mapImport: 'administrators',
    applyImport: 'administrators',
    discardImport: 'administrators',
    createApiToken: 'staff',
    revokeApiToken: 'staff',
    updateAccount: 'administrators',
    changeRole: 'administrators',
    renewInvitation: 'administrators',
    revokeInvitation: 'administrators',
    acceptInvitation: 'anybody',
    confirmInvitation: 'anybody',
    startPasswordReset: 'administrators',
    requestPasswordReset: 'anybody',
    verifyMailbox: 'anybody',
    requestPhoneVerification: 'administrators',
    confirmPhoneVerification: 'administrators',
    offBoardAccount: 'administrators',
    updateOrganisation: 'system administrators',
    publishTerms: 'system administrators',
    acceptTerms: 'signed in',
    updateNotices: 'signed in',
    removeAvatar: 'signed in',
    removeLogo: 'system administrators',
    convertTeam: 'administrators',
    renameClientTeam: 'administrators',
    setDefaultClientTeam: 'administrators',
    deleteClientTeam: 'administrators',
    addToClientTeam: 'administrators',
    removeFromClientTeam: 'administrators',
    moveClients: 'administrators',
    createCannedReply: 'staff',
    updateCannedReply: 'staff',
    deleteCannedReply: 'staff',
    createMacro: 'staff',
    updateMacro: 'staff',
    deleteMacro: 'staff',
    runMacro: 'staff',
    setThreadTags: 'staff',
    setTags: 'administrators',
    setOutcomes: 'administrators',
  },
  Subscription: {
    threadEntries: 'signed in',
    desk: 'signed in',
    signals: 'signed in',
  },
};

/** Its answer carries cookies, so a socket cannot give it. */
export const overHttpOnly = new Set(['confirmCode', 'confirmStepUp']);

/** It takes a secret that somebody could guess at, and so stands once in an operation, whatever else is asked. */
export const takesSecret = new Set(['invitation']);

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
      guardField(field, { rule, needed: neededFor(root?.name ?? '', field.name), minutes: freshWithin(root?.name ?? '', field.name, rule) });
      tellOfRefusals(field);
    }
  }
}

/** What is asked of whoever asks: who they are, what their token is for, and how lately they proved themselves. */
interface Guarded {
  rule: Rule;
  needed: Needed;
  minutes: number | null;
}

function guardField(field: GraphQLField<unknown, Context>, asks: Guarded): void {
  const { subscribe, resolve } = field;
  if (subscribe) field.subscribe = after(asks, subscribe);
  else if (resolve) field.resolve = after(asks, resolve);
}

function after({ rule, needed, minutes }: Guarded, answer: GraphQLFieldResolver<unknown, Context>): GraphQLFieldResolver<unknown, Context> {
  return async (source, args, context, info) => {
    if (context.token !== null) await mayTokenAsk(needed, context);
    await mayAsk(rule, context);
    if (minutes !== null) await context.look((call) => refuseStale(call, minutes));
    return answer(source, args, context, info);
  };
}

/** Asked of a token before anything else, and of the public fields too: signing in is nothing for a program. */
async function mayTokenAsk(needed: Needed, { facts }: Context): Promise<void> {
  const held = (await facts()).scopes ?? [];
  if (needed === null) throw forbidden('This is for people who are signed in, not for API tokens.');
  if (needed !== 'any' && !held.includes(needed)) throw forbidden(`This token lacks the scope ${needed}.`);
}

async function mayAsk(rule: Rule, context: Context): Promise<void> {
  if (rule === 'anybody') return;
  signedIn(context);
  if (rule === 'signed in') return;
  const { kind, role } = await context.facts();
  if (kind !== 'STAFF') throw forbidden('This is for staff.');
  if (rule !== 'staff' && role === 'STAFF') throw forbidden('This is for administrators.');
  if (rule === 'system administrators' && role !== 'SYSTEM_ADMIN') throw forbidden('This is for system administrators.');
}
