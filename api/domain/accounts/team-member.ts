import { defineEntity, p } from '@mikro-orm/core';

const TeamMemberSchema = defineEntity({
  name: 'TeamMember',
  tableName: 'team_member',
  properties: {
    teamId: p.uuid().primary(),
    accountId: p.uuid().primary(),
    since: p.datetime(),
  },
});

/** A staff account that works a team account's queue. */
export class TeamMember extends TeamMemberSchema.class {}
TeamMemberSchema.setClass(TeamMember);
