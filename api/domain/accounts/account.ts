import { defineEntity, p } from '@mikro-orm/core';
import type { Hours } from './hours.ts';

const AccountSchema = defineEntity({
  name: 'Account',
  tableName: 'account',
  properties: {
    id: p.uuid().primary(),
    kind: p.enum(['CLIENT', 'STAFF', 'TEAM']),
    role: p.enum(['STAFF', 'USER_ADMIN', 'SYSTEM_ADMIN']).strictNullable(),
    status: p.enum(['INVITED', 'ACTIVE', 'SUSPENDED']),
    name: p.string(),
    shortName: p.string(),
    email: p.string().strictNullable(),
    securePhone: p.string().strictNullable(),
    passwordHash: p.string().strictNullable().lazy(),
    shownPhone: p.string().strictNullable(),
    shownEmail: p.string().strictNullable(),
    jobTitle: p.string().strictNullable(),
    hours: p.json<Hours>().strictNullable(),
    attribution: p.enum(['MEMBER_AND_TEAM', 'TEAM']).strictNullable(),
    codeAsked: p.enum(['EVERY_SESSION', 'ONCE_PER_DEVICE', 'NEVER']).strictNullable(),
    oneOpenThread: p.boolean().strictNullable(),
    lateAfter: p.integer().default(12),
    overAfter: p.integer().default(20),
    greeting: p.string().strictNullable(),
    greetingSent: p.boolean().strictNullable(),
    outOfHoursReply: p.string().strictNullable(),
    outcomeAsked: p.enum(['NEVER', 'OPTIONAL', 'REQUIRED']).strictNullable(),
    tint: p.integer(),
    createdAt: p.datetime(),
    externalId: p.string().strictNullable(),
    emailVerifiedAt: p.datetime().strictNullable(),
    phoneVerifiedAt: p.datetime().strictNullable(),
    suspendedFrom: p.enum(['INVITED', 'ACTIVE']).strictNullable(),
    offboardedAt: p.datetime().strictNullable(),
  },
});

/** An identity with a contact card. Clients and staff sign in; a team account never does, its members act for it. */
export class Account extends AccountSchema.class {
  /** Staff and clients may act while active; a suspended team is worked by its members to the end of what is open. */
  isActive(): boolean {
    return this.status === 'ACTIVE';
  }

  /** A support queue is a team without mailbox and phone. */
  isSupportQueue(): boolean {
    return this.kind === 'TEAM' && this.email === null;
  }

  /** May neither read nor write from now on; it remembers what it comes back to. */
  suspend(): void {
    this.suspendedFrom = this.status === 'INVITED' ? 'INVITED' : 'ACTIVE';
    this.status = 'SUSPENDED';
  }

  /** The inverse. Whoever had not accepted their invitation is invited again. */
  reactivate(): void {
    this.status = this.suspendedFrom ?? 'ACTIVE';
    this.suspendedFrom = null;
    this.offboardedAt = null;
  }
}
AccountSchema.setClass(Account);

export type AccountKind = Account['kind'];
export type Role = NonNullable<Account['role']>;
export type Attribution = NonNullable<Account['attribution']>;
export type CodeAsked = NonNullable<Account['codeAsked']>;
