import { defineEntity, p } from '@mikro-orm/core';

const AuditLineSchema = defineEntity({
  name: 'AuditLine',
  tableName: 'audit',
  properties: {
    id: p.uuid().primary(),
    at: p.datetime(),
    actorId: p.uuid().strictNullable(),
    deed: p.string(),
    threadId: p.uuid().strictNullable(),
    teamId: p.uuid().strictNullable(),
    targetId: p.uuid().strictNullable(),
    before: p.json<unknown>().strictNullable(),
    after: p.json<unknown>().strictNullable(),
    address: p.string().strictNullable(),
    requestId: p.string().strictNullable(),
    via: p.uuid().strictNullable(),
  },
});

/** One deed of one real person. Append-only: triggers refuse everything else. Messages are their own record. */
export class AuditLine extends AuditLineSchema.class {}
AuditLineSchema.setClass(AuditLine);
