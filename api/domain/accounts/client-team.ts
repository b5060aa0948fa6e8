import { defineEntity, p } from '@mikro-orm/core';

const ClientTeamSchema = defineEntity({
  name: 'ClientTeam',
  tableName: 'client_team',
  properties: {
    id: p.uuid().primary(),
    name: p.string(),
    isDefault: p.boolean(),
    createdAt: p.datetime(),
  },
});

/** A group that decides who sees whom: clients in it see the staff and team accounts in it. */
export class ClientTeam extends ClientTeamSchema.class {}
ClientTeamSchema.setClass(ClientTeam);

const ClientTeamMemberSchema = defineEntity({
  name: 'ClientTeamMember',
  tableName: 'client_team_member',
  properties: {
    clientTeamId: p.uuid().primary(),
    accountId: p.uuid().primary(),
    /** Null where it was not noted yet when they were put in. */
    addedAt: p.datetime().strictNullable(),
    addedBy: p.uuid().strictNullable(),
  },
});

/** An account's place in a client team. */
export class ClientTeamMember extends ClientTeamMemberSchema.class {}
ClientTeamMemberSchema.setClass(ClientTeamMember);
