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
    tint: p.integer(),
    createdAt: p.datetime(),
  },
});

/** An identity with a contact card. Clients and staff sign in; a team account never does, its members act for it. */
export class Account extends AccountSchema.class {
  /** Staff and clients may act while active; a suspended team is worked by its members to the end of what is open. */
  isActive(): boolean {
    return this.status === 'ACTIVE';
  }
}
AccountSchema.setClass(Account);

export type AccountKind = Account['kind'];
export type Role = NonNullable<Account['role']>;
export type Attribution = NonNullable<Account['attribution']>;
export type CodeAsked = NonNullable<Account['codeAsked']>;
