import { defineEntity, p } from '@mikro-orm/core';

const ParticipantSchema = defineEntity({
  name: 'Participant',
  tableName: 'participant',
  properties: {
    id: p.uuid().primary(),
    threadId: p.uuid(),
    accountId: p.uuid(),
    part: p.enum(['CLIENT', 'TEAM', 'HOLDER', 'NAMED']),
    fromSeq: p.integer(),
    fromNote: p.integer(),
    joinedAt: p.datetime(),
    toSeq: p.integer().strictNullable(),
    toNote: p.integer().strictNullable(),
    leftAt: p.datetime().strictNullable(),
    endedByClosing: p.boolean(),
  },
});

/** One participation: what may be read of the thread, from joining to leaving. Rows stay; who rejoins gets a new one. */
export class Participant extends ParticipantSchema.class {}
ParticipantSchema.setClass(Participant);

const EngagementSchema = defineEntity({
  name: 'Engagement',
  tableName: 'engagement',
  properties: {
    id: p.uuid().primary(),
    threadId: p.uuid(),
    memberId: p.uuid(),
    teamId: p.uuid(),
    fromSeq: p.integer(),
    toSeq: p.integer().strictNullable(),
    startedAt: p.datetime(),
    endedAt: p.datetime().strictNullable(),
    endedByClosing: p.boolean(),
  },
});

/** Who acted for which team, from which seq to which: "for the duration of the conversation". */
export class Engagement extends EngagementSchema.class {}
EngagementSchema.setClass(Engagement);
